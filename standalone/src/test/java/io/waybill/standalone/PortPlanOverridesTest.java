package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.backbone.ServerFailure;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortPlanOverridesTest {

    private static final Properties NOTHING_RUNS = new Properties();

    @Test
    void without_any_the_defaults_hold() {
        PortPlan plan = PortPlan.of(NOTHING_RUNS, Map.of(), List.of());

        assertThat(plan.of(Part.ORDER_SERVICE)).isEqualTo(8080);
        assertThat(plan.management(Part.ORDER_SERVICE)).isEqualTo(9080);
        assertThat(plan.url(Part.SIMULATOR)).isEqualTo("http://127.0.0.1:8190");
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_what_runs() {
        Properties running = new Properties();
        running.setProperty("order-service", "7001");
        running.setProperty("kafka", "7101");
        running.setProperty("simulator", "7201");
        PortPlan plan = PortPlan.of(running,
                Map.of("WAYBILL_PORT_ORDER_SERVICE", "7002", "WAYBILL_PORT_KAFKA", "7102"),
                List.of("order-service=7003"));

        assertThat(plan.of(Part.ORDER_SERVICE)).isEqualTo(7003);
        assertThat(plan.of(Part.KAFKA)).isEqualTo(7102);
        assertThat(plan.of(Part.SIMULATOR)).isEqualTo(7201);
    }

    @Test
    void what_is_remembered_gives_the_same_plan() {
        PortPlan plan = PortPlan.of(NOTHING_RUNS, Map.of(), List.of("registry=7001"));

        assertThat(PortPlan.of(plan.remembered(), Map.of(), List.of())).isEqualTo(plan);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        refused("oder-service=1", "oder-service=1 is not NAME=PORT", "order-service", "simulator");
        refused("order-service", "is not NAME=PORT");
    }

    @Test
    void what_is_no_port_is_named() {
        refused("order-service=", "--port order-service is not a port");
        refused("order-service=0", "not a port from 1 to 64535: 0");
        refused("order-service=64536", "64536");
        refused("order-service=99999999999", "99999999999");
        refused("order-service=-1", "-1");
        assertThatThrownBy(() -> PortPlan.of(NOTHING_RUNS, Map.of("WAYBILL_PORT_KAFKA", "x"), List.of()))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("WAYBILL_PORT_KAFKA");
    }

    @Test
    void two_parts_cannot_share_a_port_nor_a_management_port() {
        refused("order-service=8081", "port 8081 is planned for both", "dropship-connector");
        refused("simulator=9080", "port 9080 is planned for both");
    }

    private static void refused(String override, String... words) {
        assertThatThrownBy(() -> PortPlan.of(NOTHING_RUNS, Map.of(), List.of(override)))
                .isInstanceOf(ServerFailure.class)
                .message()
                .contains(words);
    }
}
