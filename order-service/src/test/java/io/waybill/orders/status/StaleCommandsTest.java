package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who decided on what they saw is told when it is not so any more. */
@RunningService
class StaleCommandsTest {

    private static final String HOLD = "{\"handle\":\"%s\",\"reason\":\"OTHER\"}";

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void a_command_for_a_version_that_is_over_is_refused_and_one_for_the_current_is_not() {
        var placed = operator.post("/api/orders", Form.order("XYZ", 1));
        var seen = placed.header("ETag");
        assertThat(seen).isEqualTo("\"" + placed.json().path("version").asLong() + "\"");
        var hold = "/api/orders/" + placed.text("id") + "/hold";

        var first = operator.postAt(seen, hold, HOLD.formatted("one"));
        assertThat(first.status()).as("%s", first).isEqualTo(200);
        var stale = operator.postAt(seen, hold, HOLD.formatted("two"));
        assertThat(stale.status()).as("%s", stale).isEqualTo(412);
        assertThat(stale.text("type")).isEqualTo("urn:waybill:problem:order-has-changed");
        assertThat(stale.text("orderId")).isEqualTo(placed.text("id"));

        var now = operator.get("/api/orders/" + placed.text("id"));
        assertThat(now.json().path("holds")).hasSize(1);
        assertThat(now.header("ETag")).isEqualTo(first.header("ETag")).isNotEqualTo(seen);
        assertThat(operator.postAt(now.header("ETag"), hold, HOLD.formatted("two")).status()).isEqualTo(200);
        assertThat(operator.postAt("*", hold, HOLD.formatted("three")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"x\"", "W/\"3\"", "\"1\", \"2\"", "\"99999999999999999999\""})
    void a_tag_that_names_no_version_is_refused(String tag) {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
        var answer = operator.postAt(tag, "/api/orders/" + id + "/hold", HOLD.formatted("one"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains("If-Match");
        assertThat(operator.get("/api/orders/" + id).json().path("holds")).isEmpty();
    }

    @Test
    void an_order_that_is_not_there_is_still_not_there() {
        assertThat(operator.postAt("\"1\"", "/api/orders/nobody/hold", HOLD.formatted("one")).status()).isEqualTo(404);
    }
}
