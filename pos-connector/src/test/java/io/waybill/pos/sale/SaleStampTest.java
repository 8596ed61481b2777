package io.waybill.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.pos.sale.SaleStamp.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleStampTest {

    @ParameterizedTest(name = "({0}, {1}) to ({2}, {3}): {4}")
    @CsvSource({"2, 1, 1, 9, NEWER", "1, 9, 2, 1, OLDER", "1, 2, 1, 1, NEWER", "1, 1, 1, 2, OLDER",
            "1, 1, 1, 1, UNDECIDABLE", "1, , 1, 1, UNDECIDABLE", ", 2, , 1, UNDECIDABLE", ", 2, 1, 1, UNDECIDABLE",
            "2, , 1, , NEWER"})
    void the_time_of_change_decides_then_that_of_sending(@Nullable Long changed, @Nullable Long sent,
            @Nullable Long otherChanged, @Nullable Long otherSent,
            Order expected) {
        assertThat(stamp(changed, sent).comparedTo(stamp(otherChanged, otherSent))).isEqualTo(expected);
    }

    private static SaleStamp stamp(@Nullable Long changed,
            @Nullable Long sent) {
        return new SaleStamp(changed == null ? null : Instant.ofEpochSecond(changed),
                sent == null ? null : Instant.ofEpochSecond(sent));
    }
}
