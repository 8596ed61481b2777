package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StatusRowTest {

    @Test
    void rows_stand_under_their_heads() {
        List<String> table = StatusRow.table(List.of(
                new StatusRow("order-service", "4711", 8080, StatusRow.UP, "268 MiB", "2026-11-22 10:00:00"),
                new StatusRow("simulator", "-", 8190, StatusRow.DOWN, "-", "-")));

        assertThat(table).containsExactly(
                "NAME                PID      PORT   HEALTH          RSS   UP SINCE",
                "order-service       4711     8080   up          268 MiB   2026-11-22 10:00:00",
                "simulator           -        8190   down              -   -");
    }

    @Test
    void a_part_without_a_process_is_down() {
        Health health = new Health(PortPlan.of(new Properties(), Map.of(), List.of()));

        assertThat(StatusRow.of(Part.KAFKA, 19092, null, health).isUp()).isFalse();
    }

    @Test
    void resident_size_is_told_in_mebibytes() {
        assertThat(StatusRow.mebibytes("VmRSS:\t  274432 kB")).isEqualTo("268 MiB");
    }
}
