package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningService
class CommandingOrdersTest {

    private static final String CANCEL = "{\"reason\":\"CUSTOMER\",\"note\":\"changed their mind\"}";

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void an_order_is_shipped_in_two_parcels_by_hand() {
        var id = placed("MAN-MUG", 3);
        var first = ship(id, """
                {"carrier":"UPS","trackingNumber":"1Z1","trackingUrl":"https://example.com/1Z1",
                 "lines":[{"lineId":"1","quantity":1}]}""");
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/api/orders/" + id);
        assertThat(first.text("fulfillmentStatus")).isEqualTo("PARTIALLY_FULFILLED");

        var rest = operator.post("/api/fulfillment-orders/" + id + "-F1/shipments");
        assertThat(rest.status()).as("%s", rest).isEqualTo(201);
        assertThat(rest.text("fulfillmentStatus")).isEqualTo("FULFILLED");
        assertThat(rest.json().path("blocker").isNull()).isTrue();
        var parcels = rest.json().path("fulfillmentOrders").path(0).path("shipments");
        assertThat(parcels).hasSize(2);
        assertThat(parcels.path(0).path("trackingNumber").asString()).isEqualTo("1Z1");
        assertThat(parcels.path(1).path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
    }

    @Test
    void a_shipment_is_undone_and_its_units_are_owed_again() {
        var id = placed("MAN-MUG", 2);
        ship(id, "{}");
        var undone = operator.post("/api/shipments/" + id + "-F1-S1/cancel");

        assertThat(undone.status()).as("%s", undone).isEqualTo(200);
        assertThat(undone.text("fulfillmentStatus")).isEqualTo("UNFULFILLED");
        assertThat(undone.json().path("lines").path(0).path("shipped").asInt()).isZero();
        assertConflict(operator.post("/api/shipments/" + id + "-F1-S1/cancel"), "shipment-already-cancelled", id);
    }

    @Test
    void a_tracking_number_is_corrected_in_the_same_parcel() {
        var id = placed("MAN-MUG", 2);
        ship(id, "{\"carrier\":\"UPS\",\"trackingNumber\":\"1Z1\"}");
        var path = "/api/shipments/" + id + "-F1-S1/tracking";
        var corrected = operator.post(path, "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD2\"}");

        assertThat(corrected.status()).as("%s", corrected).isEqualTo(200);
        assertThat(corrected.text("fulfillmentStatus")).isEqualTo("FULFILLED");
        var parcels = corrected.json().path("fulfillmentOrders").path(0).path("shipments");
        assertThat(parcels).hasSize(1);
        assertThat(parcels.path(0).path("carrier").asString()).isEqualTo("DHL");
        assertThat(parcels.path(0).path("trackingNumber").asString()).isEqualTo("JD2");
        assertThat(operator.post(path, "{\"carrier\":\"DHL\"}").status()).isEqualTo(400);
        assertThat(operator.post(path, "{\"trackingNumber\":\"X\",\"trackingUrl\":\"javascript:1\"}").status())
                .isEqualTo(400);
    }

    @Test
    void an_order_is_cancelled_once() {
        var id = placed("MAN-MUG", 2);
        var cancelled = operator.post("/api/orders/" + id + "/cancel", CANCEL);

        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(200);
        assertThat(cancelled.text("lifecycle")).isEqualTo("CANCELLED");
        assertThat(cancelled.json().path("cancellation").path("by").asString()).isEqualTo("operator");
        assertThat(cancelled.json().path("cancellation").path("note").asString()).isEqualTo("changed their mind");
        assertConflict(operator.post("/api/orders/" + id + "/cancel", CANCEL), "already-cancelled", id);
        assertConflict(operator.post("/api/orders/" + id + "/route"), "already-cancelled", id);
    }

    @Test
    void routing_is_possible_only_while_something_is_open() {
        var open = placed("XX-MUG", 1);
        assertThat(operator.post("/api/orders/" + open + "/route").status()).isEqualTo(200);

        var engaged = placed("MAN-MUG", 1);
        var refused = operator.post("/api/orders/" + engaged + "/route");
        assertConflict(refused, "nothing-to-route", engaged);
        assertThat(refused.json().path("legal").path(0).asString()).isEqualTo("cancel");
    }

    @Test
    void more_than_is_owed_cannot_be_shipped() {
        var id = placed("MAN-MUG", 2);
        var refused = ship(id, "{\"lines\":[{\"lineId\":\"1\",\"quantity\":3}]}");

        assertConflict(refused, "too-many-units", id);
        assertThat(refused.json().path("legal")).isNotEmpty();
        assertThat(ship(id, "{\"lines\":[{\"lineId\":\"9\",\"quantity\":1}]}").status()).isEqualTo(404);
    }

    @Test
    void what_a_channel_sends_by_itself_cannot_be_entered_by_hand() {
        var id = placed("FBA-MUG", 2);

        assertConflict(ship(id, "{}"), "channel-ships-itself", id);
    }

    @Test
    void a_sale_over_the_counter_is_handed_over_but_never_undone() {
        var sale = Form.order("ANY-MUG", 1).put("deliveryMethod", "RETAIL");
        var placed = operator.post("/api/orders", sale);
        assertThat(placed.text("fulfillmentStatus")).isEqualTo("NEUTRAL");

        var id = placed.text("id");
        assertThat(ship(id, "{}").text("fulfillmentStatus")).isEqualTo("FULFILLED");
        var refused = operator.post("/api/shipments/" + id + "-F1-S1/cancel");
        assertConflict(refused, "in-store-sale", id);
        assertThat(refused.json().path("legal")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\"BORED\"}", "{\"reason\":5}",
            "{\"reason\":[\"CUSTOMER\"]}"})
    void cancelling_needs_one_of_the_reasons(String body) {
        var answer = operator.post("/api/orders/" + placed("MAN-MUG", 1) + "/cancel", body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains("reason");
    }

    @Test
    void an_unknown_reason_is_answered_with_the_known_ones() {
        var answer = operator.post("/api/orders/" + placed("MAN-MUG", 1) + "/cancel", "{\"reason\":\"BORED\"}");

        assertThat(answer.text("detail")).contains("CUSTOMER", "INVENTORY", "FRAUD", "DECLINED", "STAFF", "OTHER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trackingUrl | {"trackingUrl":"javascript:alert(1)"}
            carrier     | {"carrier":"%s"}
            quantity    | {"lines":[{"lineId":"1","quantity":0}]}
            quantity    | {"lines":[{"lineId":"1"}]}
            lineId      | {"lines":[{"quantity":1}]}
            lines       | {"lines":[{"lineId":"1","quantity":1},{"lineId":"1","quantity":1}]}
            lines       | {"lines":"all"}""")
    void shipments_that_cannot_be_are_refused_with_the_name_of_their_field(String field, String body) {
        var answer = ship(placed("MAN-MUG", 2), body.formatted("x".repeat(65)));

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/nobody/cancel", "/api/orders/no.such.id/cancel",
            "/api/orders/%E6%9D%B1/cancel"})
    void an_unknown_order_cannot_be_cancelled(String path) {
        assertUnknown(operator.post(path, CANCEL), "unknown-order");
    }

    @ParameterizedTest
    @CsvSource({"/api/orders/nobody/route, unknown-order",
            "/api/fulfillment-orders/nobody/shipments, unknown-fulfillment-order",
            "/api/fulfillment-orders/nobody-F1/shipments, unknown-fulfillment-order",
            "/api/shipments/nobody/cancel, unknown-shipment", "/api/shipments/nobody-F1-S1/cancel, unknown-shipment",
            "/api/shipments/nobody-F1-S99999999999/cancel, unknown-shipment"})
    void unknown_things_are_not_found(String path, String type) {
        assertUnknown(operator.post(path), type);
    }

    private String placed(String sku, int quantity) {
        return operator.post("/api/orders", Form.order(sku, quantity)).text("id");
    }

    private Answer ship(String orderId, String body) {
        return operator.post("/api/fulfillment-orders/" + orderId + "-F1/shipments", body);
    }

    private static void assertConflict(Answer answer, String type, String orderId) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:" + type);
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.text("detail")).contains(orderId);
        assertThat(answer.text("orderId")).isEqualTo(orderId);
        assertThat(answer.json().path("legal").isArray()).isTrue();
    }

    private static void assertUnknown(Answer answer, String type) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:" + type);
    }
}
