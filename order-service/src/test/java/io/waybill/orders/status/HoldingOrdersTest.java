package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningService
class HoldingOrdersTest {

    private static final String FUTURE = "{\"fulfillAt\":\"2999-01-01T00:00:00Z\"}";

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
    void a_hold_is_seen_and_released() {
        var id = operator.post("/api/orders", Form.order("DS-MUG", 1).put("store", "patient")).text("id");

        var held = operator.post("/api/orders/" + id + "/hold",
                "{\"handle\":\"fraud\",\"reason\":\"HIGH_RISK_OF_FRAUD\",\"note\":\"called the bank\"}");
        assertThat(held.status()).as("%s", held).isEqualTo(200);
        assertThat(held.text("fulfillmentStatus")).isEqualTo("ON_HOLD");
        assertThat(held.json().path("blocker").path("kind").asString()).isEqualTo("ON_HOLD");
        var hold = operator.get("/api/orders/" + id).json().path("holds").path(0);
        assertThat(hold.path("handle").asString()).isEqualTo("fraud");
        assertThat(hold.path("note").asString()).isEqualTo("called the bank");
        assertThat(hold.path("by").asString()).isEqualTo("operator");
        var requested = operator.post("/api/orders/" + id + "/request");
        assertThat(requested.status()).isEqualTo(409);
        assertThat(requested.text("type")).isEqualTo("urn:waybill:problem:on-hold");

        var released = operator.post("/api/orders/" + id + "/release", "{\"handle\":\"fraud\"}");
        assertThat(released.json().path("holds")).isEmpty();
        assertThat(operator.post("/api/orders/" + id + "/request").status()).isEqualTo(200);
        assertThat(operator.get("/api/orders/" + id + "/timeline").json().findValues("type"))
                .extracting(type -> type.asString())
                .contains("OrderHeld", "HoldReleased");
    }

    @Test
    void held_orders_are_found_by_their_status_and_ask_nobody() {
        var form = Form.order("DS-MUG", 1).put("fulfillAt", "2999-01-01T00:00:00Z");
        var placed = operator.post("/api/orders", form);
        assertThat(placed.text("fulfillmentStatus")).isEqualTo("SCHEDULED");
        assertThat(placed.text("fulfillAt")).isEqualTo("2999-01-01T00:00:00Z");
        operator.post("/api/orders/" + placed.text("id") + "/hold", "{\"reason\":\"OTHER\"}");

        var found = operator.get("/api/orders?fulfillmentStatus=ON_HOLD&limit=200").json().path("items");
        assertThat(found).extracting(order -> order.path("id").asString()).contains(placed.text("id"));
        assertThat(wishes(placed.text("id"))).isZero();
    }

    @Test
    void an_order_is_begun_when_staff_reschedule_it_to_now() {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
        var later = operator.post("/api/orders/" + id + "/reschedule", FUTURE);
        assertThat(later.text("fulfillmentStatus")).as("%s", later).isEqualTo("SCHEDULED");

        var now = operator.post("/api/orders/" + id + "/reschedule", "{\"fulfillAt\":\"2026-01-01T00:00:00Z\"}");
        assertThat(now.text("fulfillmentStatus")).isEqualTo("UNFULFILLED");
        assertThat(now.json().path("blocker").path("kind").asString()).isEqualTo("NO_ROUTE");
    }

    @Test
    void an_unpaid_order_says_who_has_to_pay_and_asks_nobody() {
        var form = Form.order("DS-MUG", 1).put("paymentStatus", "PENDING");
        var placed = operator.post("/api/orders", form);

        var blocker = placed.json().path("blocker");
        assertThat(blocker.path("kind").asString()).isEqualTo("AWAITING_PAYMENT");
        assertThat(blocker.path("owner").asString()).isEqualTo("CUSTOMER");
        assertThat(wishes(placed.text("id"))).isZero();
        operator.post("/api/orders", form.put("paymentStatus", "PAID").put("revision", 2));
        assertThat(wishes(placed.text("id"))).isEqualTo(1);
    }

    @Test
    void an_authorization_is_flagged_before_it_lapses() {
        var form = Form.order("DS-MUG", 1).put("paymentStatus", "AUTHORIZED");
        var soon = Instant.now().plus(Duration.ofHours(6)).truncatedTo(ChronoUnit.SECONDS).toString();
        var placed = operator.post("/api/orders", form.put("authorizedUntil", soon));
        assertThat(placed.json().path("blocker").path("kind").asString()).isEqualTo("AWAITING_PAYMENT");
        assertThat(placed.json().path("blocker").path("owner").asString()).isEqualTo("STAFF");
        assertThat(placed.json().path("blocker").path("deadline").asString()).isEqualTo(soon);
        assertThat(placed.json().path("atRisk").asBoolean()).isTrue();
        assertThat(placed.json().path("late").asBoolean()).isFalse();

        var lapsed = operator.post("/api/orders", form.put("authorizedUntil", "2026-01-01T00:00:00Z")
                .put("revision", 2));
        assertThat(lapsed.json().path("late").asBoolean()).isTrue();
        var paid = operator.post("/api/orders", form.put("paymentStatus", "PAID").put("revision", 3));
        assertThat(paid.json().path("late").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hold       | {}                                                 | 400 | reason
            hold       | {"reason":"BOREDOM"}                               | 400 | HIGH_RISK_OF_FRAUD
            hold       | {"reason":"OTHER","handle":"two words"}            | 400 | handle
            hold       | {"reason":"OTHER","handle":""}                     | 400 | handle
            release    | {"handle":"nobody"}                                | 404 | unknown-hold
            reschedule | {"fulfillAt":"tomorrow"}                           | 400 | fulfillAt
            reschedule | {}                                                 | 400 | fulfillAt""")
    void impossible_wishes_change_nothing(String command, String body, int status, String named) {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
        var answer = operator.post("/api/orders/" + id + "/" + command, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.response().body()).contains(named);
        assertThat(operator.get("/api/orders/" + id).json().path("holds")).isEmpty();
    }

    @Test
    void who_may_only_read_holds_nothing() {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
        var viewer = operator.loggedInAs("viewer:look");
        assertThat(viewer.post("/api/orders/" + id + "/hold", "{\"reason\":\"OTHER\"}").status()).isEqualTo(403);
        assertThat(viewer.post("/api/orders/" + id + "/reschedule", FUTURE).status()).isEqualTo(403);
    }

    private int wishes(String orderId) {
        return jdbc.sql("select count(*) from outbox where record_key = :id and topic like 'fulfillment.requests.%'")
                .param("id", orderId)
                .query(Integer.class)
                .single();
    }
}
