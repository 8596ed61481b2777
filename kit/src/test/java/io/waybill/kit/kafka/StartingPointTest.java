package io.waybill.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.kafka.OffsetStore.Stored;
import io.waybill.kit.kafka.StartingPoint.AfterLoss;
import io.waybill.kit.kafka.StartingPoint.Anew;
import io.waybill.kit.kafka.StartingPoint.GoOn;
import io.waybill.kit.kafka.StartingPoint.Reread;
import org.junit.jupiter.api.Test;

class StartingPointTest {

    @Test
    void a_new_topic_is_read_from_its_earliest() {
        assertThat(StartingPoint.of(null, 5, 100, false)).isEqualTo(new Anew(5));
    }

    @Test
    void a_stored_offset_that_fits_is_where_it_goes_on() {
        assertThat(StartingPoint.of(new Stored(50, 3), 5, 100, false)).isEqualTo(new GoOn(50, 3));
        assertThat(StartingPoint.of(new Stored(100, 3), 5, 100, false)).isEqualTo(new GoOn(100, 3));
        assertThat(StartingPoint.of(new Stored(5, null), 5, 100, false)).isEqualTo(new GoOn(5, null));
    }

    @Test
    void what_retention_took_is_counted() {
        assertThat(StartingPoint.of(new Stored(50, 3), 80, 100, false)).isEqualTo(new AfterLoss(80, 30));
    }

    @Test
    void another_history_is_read_again_and_never_skipped() {
        assertThat(StartingPoint.of(new Stored(101, 3), 5, 100, false)).isEqualTo(new Reread(5));
        assertThat(StartingPoint.of(new Stored(50, 3), 5, 100, true)).isEqualTo(new Reread(5));
    }
}
