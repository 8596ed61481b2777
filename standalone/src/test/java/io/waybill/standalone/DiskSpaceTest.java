package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.backbone.ServerFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {

    @Test
    void less_than_a_gibibyte_is_refused_with_both_figures() {
        assertThatThrownBy(() -> DiskSpace.require(Path.of("/data"), DiskSpace.FREE_BYTES_MIN - 1))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("only 1023 MiB are free where /data lies; at least 1024 are needed");
    }

    @Test
    void a_gibibyte_is_enough() {
        assertThatCode(() -> DiskSpace.require(Path.of("/data"), DiskSpace.FREE_BYTES_MIN)).doesNotThrowAnyException();
    }
}
