package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RunningService
class RequestingOrdersTest {

    @Autowired
    private Environment environment;
    @Autowired
    private JdbcClient jdbc;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void an_order_that_waits_says_so_and_asks_nobody_until_it_is_requested() {
        var id = placed("DS-MUG");
        var waiting = operator.get("/api/orders/" + id);
        assertThat(waiting.json().path("blocker").path("kind").asString()).isEqualTo("AWAITING_REQUEST");
        assertThat(waiting.json().path("fulfillmentOrders").path(0).path("status").asString())
                .isEqualTo("NOT_REQUESTED");
        assertThat(wishes(id)).isZero();

        var requested = operator.post("/api/orders/" + id + "/request");
        assertThat(requested.status()).as("%s", requested).isEqualTo(200);
        assertThat(requested.json().path("fulfillmentOrders").path(0).path("status").asString())
                .isEqualTo("REQUESTED");
        assertThat(wishes(id)).isEqualTo(1);
    }

    @Test
    void requesting_twice_or_what_is_cancelled_is_refused() {
        var id = placed("DS-MUG");
        assertThat(operator.post("/api/orders/" + id + "/request", "{}").status()).isEqualTo(200);
        var again = operator.post("/api/orders/" + id + "/request");
        assertThat(again.status()).as("%s", again).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("urn:waybill:problem:nothing-to-request");
        assertThat(wishes(id)).isEqualTo(1);

        var cancelled = placed("DS-MUG");
        operator.post("/api/orders/" + cancelled + "/cancel", "{\"reason\":\"STAFF\"}");
        assertThat(operator.post("/api/orders/" + cancelled + "/request").text("type"))
                .isEqualTo("urn:waybill:problem:already-cancelled");
        assertThat(wishes(cancelled)).isZero();
    }

    @Test
    void each_of_many_is_decided_on_its_own() {
        var first = placed("DS-MUG");
        var manual = placed("MAN-MUG");
        var last = placed("FBA-MUG");
        var answer = operator.post("/api/orders/request", body(first, manual, "nobody", "no.such id", last, first));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var items = answer.json().path("items");
        assertThat(items).extracting(item -> item.path("orderId").asString())
                .containsExactly(first, manual, "nobody", "no.such id", last);
        assertThat(items).extracting(item -> item.path("granted").asBoolean())
                .containsExactly(true, false, false, false, true);
        assertThat(items).extracting(item -> item.path("problem").path("type").asString(""))
                .containsExactly("", "urn:waybill:problem:nothing-to-request", "urn:waybill:problem:unknown-order",
                        "urn:waybill:problem:unknown-order", "");
        assertThat(items.path(1).path("problem").path("orderId").asString()).isEqualTo(manual);
        assertThat(List.of(wishes(first), wishes(manual), wishes(last))).containsExactly(1, 0, 1);
    }

    @Test
    void two_hundred_at_a_time_and_no_more() {
        var ids = Stream.concat(Stream.of(placed("DS-MUG")), IntStream.range(0, 199).mapToObj(n -> "nobody" + n))
                .toArray(String[]::new);
        var taken = operator.post("/api/orders/request", body(ids));
        assertThat(taken.status()).as("%s", taken).isEqualTo(200);
        assertThat(taken.json().path("items")).hasSize(200);

        var more = Arrays.copyOf(ids, 201);
        more[200] = "nobody200";
        var refused = operator.post("/api/orders/request", body(more));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains("orderIds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"orderIds\":[]}", "{\"orderIds\":[null]}", "{\"orderIds\":\"all\"}"})
    void many_must_be_named(String body) {
        var answer = operator.post("/api/orders/request", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains("orderIds");
    }

    @Test
    void who_may_only_read_requests_nothing() {
        var id = placed("DS-MUG");
        var viewer = operator.loggedInAs("viewer:look");
        assertThat(viewer.post("/api/orders/" + id + "/request").status()).isEqualTo(403);
        assertThat(viewer.post("/api/orders/request", body(id)).status()).isEqualTo(403);
        assertThat(wishes(id)).isZero();
    }

    private String placed(String sku) {
        return operator.post("/api/orders", Form.order(sku, 1).put("store", "patient")).text("id");
    }

    private int wishes(String orderId) {
        return jdbc.sql("select count(*) from outbox where record_key = :id and topic like 'fulfillment.requests.%'")
                .param("id", orderId)
                .query(Integer.class)
                .single();
    }

    private static String body(String... ids) {
        return JsonMapper.shared().writeValueAsString(Collections.singletonMap("orderIds", ids));
    }
}
