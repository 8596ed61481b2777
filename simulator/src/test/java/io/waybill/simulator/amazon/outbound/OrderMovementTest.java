package io.waybill.simulator.amazon.outbound;

import static io.waybill.simulator.amazon.outbound.SellerFixture.body;
import static io.waybill.simulator.amazon.outbound.SellerFixture.refusal;
import static io.waybill.simulator.amazon.outbound.SellerFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ledger.Counterpart.LeftParcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders move by themselves as time passes. */
class OrderMovementTest {

    private final SellerFixture seller = new SellerFixture();

    @Test
    void an_order_goes_from_received_to_delivered_without_anybody() {
        seller.create("o-1", "FillOrKill", "KETTLE");
        assertThat(seller.status("o-1")).isEqualTo("Received");
        seller.clock.advanceMillis(100);
        assertThat(seller.status("o-1")).isEqualTo("Planning");
        assertThat(seller.order("o-1").path("fulfillmentShipments")).isEmpty();
        seller.clock.advanceMillis(200);
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        assertThat(seller.shipment("o-1", 0).path("fulfillmentShipmentStatus").asString()).isEqualTo("PENDING");
        assertThat(seller.shipment("o-1", 0).path("fulfillmentShipmentPackage")).isEmpty();
        seller.clock.advanceMillis(300);
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        JsonNode parcel = seller.shipment("o-1", 0).at("/fulfillmentShipmentPackage/0");
        assertThat(parcel.has("trackingNumber")).isFalse();
        assertThat(tracking(parcel).path("currentStatus").asString()).isEqualTo("IN_TRANSIT");
        seller.clock.advanceMillis(50);
        JsonNode numbered = seller.shipment("o-1", 0).at("/fulfillmentShipmentPackage/0");
        assertThat(numbered.path("trackingNumber").asString()).startsWith("TBA");
        assertThat(tracking(parcel).path("trackingNumber")).isEqualTo(numbered.path("trackingNumber"));
        seller.clock.advance(Duration.ofSeconds(6));
        assertThat(tracking(parcel).path("currentStatus").asString()).isEqualTo("OUT_FOR_DELIVERY");
        seller.clock.advance(Duration.ofSeconds(2));
        assertThat(tracking(parcel).path("currentStatus").asString()).isEqualTo("DELIVERED");
        assertThat(tracking(parcel).path("trackingEvents")).hasSize(4);
    }

    @Test
    void what_lies_in_two_centers_leaves_in_two_shipments_one_after_the_other() {
        seller.create("o-1", "FillOrKill", "KETTLE", "TEAPOT");
        seller.clock.advanceMillis(600);
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        assertThat(seller.shipment("o-1", 0).path("fulfillmentShipmentStatus").asString()).isEqualTo("SHIPPED");
        assertThat(seller.shipment("o-1", 1).path("fulfillmentShipmentStatus").asString()).isEqualTo("PENDING");
        assertThat(seller.shipment("o-1", 1).path("fulfillmentCenterId").asString()).isEqualTo("ONT8");
        seller.clock.advanceMillis(1000);
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        assertThat(seller.shipment("o-1", 1).path("fulfillmentShipmentStatus").asString()).isEqualTo("SHIPPED");
    }

    @Test
    void packages_hold_what_they_can_and_items_name_their_package() {
        var request = request("o-1", "FillOrKill", "TILES", "KETTLE");
        request.withArray("items").get(0).asObject().put("quantity", 5);
        body(seller.orders.create(request));
        seller.clock.advanceMillis(600);
        JsonNode shipment = seller.shipment("o-1", 0);
        assertThat(shipment.path("fulfillmentShipmentPackage")).hasSize(4);
        assertThat(shipment.path("fulfillmentShipmentItem")
                .valueStream()
                .map(item -> item.path("sellerSku").asString() + item.path("quantity").asInt()))
                .containsExactly("KETTLE1", "TILES2", "TILES2", "TILES1");
        assertThat(shipment.path("fulfillmentShipmentItem").valueStream().map(item -> item.path("packageNumber")))
                .isEqualTo(shipment.path("fulfillmentShipmentPackage")
                        .valueStream()
                        .map(item -> item.path("packageNumber"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"FillAllAvailable, Processing, 1, CompletePartialled, 1", "FillAll, Processing, 0, Processing, 0",
            "FillOrKill, Unfulfillable, 1, Unfulfillable, 1"})
    void what_is_out_of_stock_is_settled_by_the_policy(String policy, String then, int missingThen, String atLast,
            int missingAtLast) {
        seller.create("o-1", policy, "KETTLE", "RARE");
        assertThat(seller.item("o-1", 1).path("unfulfillableQuantity").asInt()).isZero();
        seller.clock.advanceMillis(300);
        assertThat(seller.status("o-1")).isEqualTo(then);
        assertThat(seller.item("o-1", 1).path("unfulfillableQuantity").asInt()).isEqualTo(missingThen);
        seller.clock.advanceMillis(300);
        assertThat(seller.status("o-1")).isEqualTo(atLast);
        assertThat(seller.item("o-1", 1).path("unfulfillableQuantity").asInt()).isEqualTo(missingAtLast);
    }

    @Test
    void an_order_that_waits_for_everything_ends_partial_after_a_day() {
        seller.create("o-1", "FillAll", "KETTLE", "RARE");
        seller.clock.advance(Duration.ofHours(24));
        assertThat(seller.status("o-1")).isEqualTo("CompletePartialled");
        assertThat(seller.item("o-1", 1).path("unfulfillableQuantity").asInt()).isEqualTo(1);
    }

    @Test
    void nothing_in_stock_is_unfulfillable_whatever_the_policy() {
        seller.create("o-1", "FillAllAvailable", "RARE");
        seller.clock.advanceMillis(300);
        assertThat(seller.status("o-1")).isEqualTo("Unfulfillable");
        assertThat(seller.order("o-1").path("fulfillmentShipments")).isEmpty();
    }

    @Test
    void stock_is_used_up_and_a_cancelled_order_gives_it_back() {
        seller.create("o-1", "FillOrKill", "FEW");
        seller.create("o-2", "FillAllAvailable", "FEW");
        body(seller.orders.cancel("o-1"));
        body(seller.orders.cancel("o-1"));
        seller.create("o-3", "FillOrKill", "FEW");
        seller.create("o-4", "FillOrKill", "FEW", "KETTLE");
        seller.clock.advanceMillis(600);
        assertThat(seller.status("o-2")).isEqualTo("Unfulfillable");
        assertThat(seller.status("o-3")).isEqualTo("Complete");
        assertThat(seller.status("o-4")).isEqualTo("Unfulfillable");
        assertThat(seller.orders.setStock("FEW", 1)).isTrue();
        assertThat(seller.orders.setStock("NONE", 1)).isFalse();
        seller.create("o-5", "FillOrKill", "FEW");
        seller.clock.advanceMillis(600);
        assertThat(seller.status("o-5")).isEqualTo("Complete");
    }

    @Test
    void the_ledger_knows_the_very_moment_at_which_each_parcel_left() {
        var placed = seller.clock.instant();
        seller.create("o-1", "FillOrKill", "KETTLE", "TEAPOT");
        seller.clock.advanceMillis(599);
        assertThat(seller.orders.truth("o-1").orElseThrow().parcels()).isEmpty();
        seller.clock.advanceMillis(151);
        assertThat(seller.orders.shipNow("o-1")).isTrue();
        seller.clock.advance(Duration.ofMinutes(1));
        assertThat(seller.orders.truth("o-1").orElseThrow().parcels())
                .extracting(LeftParcel::leftAt)
                .containsExactly(placed.plusMillis(600), placed.plusMillis(750));
        assertThat(seller.orders.truth("o-1").orElseThrow().parcels())
                .extracting(LeftParcel::trackingNumber)
                .containsExactly(number("o-1", 0), number("o-1", 1));
    }

    private String number(String id, int nth) {
        return seller.shipment(id, nth).path("fulfillmentShipmentPackage").path(0).path("trackingNumber").asString();
    }

    @Test
    void a_shipment_that_the_center_gives_up_is_followed_by_another() {
        seller.create("o-1", "FillOrKill", "FRAGILE");
        seller.clock.advanceMillis(600);
        assertThat(seller.shipment("o-1", 0).path("fulfillmentShipmentStatus").asString())
                .isEqualTo("CANCELLED_BY_FULFILLER");
        assertThat(seller.shipment("o-1", 1).path("fulfillmentShipmentStatus").asString()).isEqualTo("PENDING");
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        seller.clock.advanceMillis(300);
        assertThat(seller.shipment("o-1", 1).path("fulfillmentShipmentStatus").asString()).isEqualTo("SHIPPED");
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        assertThat(seller.ledger.after(0, 1).getFirst().unitsBySku()).containsEntry("FRAGILE", 1);
        assertThat(seller.orders.truth("o-1").orElseThrow().shippedUnits()).isEqualTo(1);
    }

    @Test
    void an_address_that_is_none_makes_the_order_invalid_later() {
        var request = request("o-1", "FillOrKill", "KETTLE");
        request.withObject("destinationAddress").put("postalCode", "00000");
        body(seller.orders.create(request));
        assertThat(seller.status("o-1")).isEqualTo("New");
        seller.clock.advanceMillis(100);
        assertThat(seller.status("o-1")).isEqualTo("Invalid");
    }

    @Test
    void a_cancel_works_a_moment_later() {
        seller.create("o-1", "FillOrKill", "SLOW");
        seller.clock.advance(Duration.ofMinutes(9));
        body(seller.orders.cancel("o-1"));
        assertThat(seller.status("o-1")).isEqualTo("Planning");
        seller.clock.advanceMillis(40);
        assertThat(seller.status("o-1")).isEqualTo("Cancelled");
        assertThat(seller.item("o-1", 0).path("cancelledQuantity").asInt()).isEqualTo(1);
        seller.clock.advance(Duration.ofHours(1));
        assertThat(seller.status("o-1")).isEqualTo("Cancelled");
        assertThat(seller.order("o-1").path("fulfillmentShipments")).isEmpty();
        assertThat(refusal(seller.orders.cancel("o-1")).code()).isEqualTo("InvalidInput");
    }

    @Test
    void a_cancel_is_too_late_once_something_is_picked() {
        seller.create("o-1", "FillOrKill", "FAST");
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        assertThat(refusal(seller.orders.cancel("o-1")).status()).isEqualTo(400);
        seller.clock.advanceMillis(300);
        assertThat(seller.status("o-1")).isEqualTo("Complete");
    }

    @Test
    void what_is_long_in_packing_leaves_later() {
        seller.create("o-1", "FillOrKill", "BULKY");
        seller.clock.advance(Duration.ofMinutes(10));
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        seller.clock.advance(Duration.ofSeconds(1));
        assertThat(seller.status("o-1")).isEqualTo("Complete");
    }

    @Test
    void a_held_order_waits_until_it_is_released_or_forgotten() {
        var request = request("o-1", "FillOrKill", "KETTLE").put("fulfillmentAction", "Hold");
        body(seller.orders.create(request));
        body(seller.orders.create(request.deepCopy().put("sellerFulfillmentOrderId", "o-2")));
        seller.clock.advance(Duration.ofDays(13));
        assertThat(seller.status("o-1")).isEqualTo("Received");
        body(seller.orders.update("o-1", json("{\"fulfillmentAction\":\"Ship\"}")));
        seller.clock.advanceMillis(600);
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        seller.clock.advance(Duration.ofDays(1));
        assertThat(seller.status("o-2")).isEqualTo("Cancelled");
    }

    @Test
    void an_update_replaces_what_it_names_while_nothing_is_picked() {
        seller.create("o-1", "FillOrKill", "KETTLE");
        body(seller.orders.update("o-1", json("{\"shippingSpeedCategory\":\"Expedited\"}")));
        assertThat(seller.order("o-1").at("/fulfillmentOrder/shippingSpeedCategory").asString())
                .isEqualTo("Expedited");
        assertThat(seller.order("o-1").at("/fulfillmentOrder/displayableOrderId").asString()).isEqualTo("#1001");
        seller.clock.advanceMillis(300);
        assertThat(refusal(seller.orders.update("o-1", json("{\"displayableOrderId\":\"#2\"}"))).status())
                .isEqualTo(400);
    }

    @Test
    void people_can_let_everything_leave_at_once() {
        seller.create("o-1", "FillOrKill", "SLOW", "TEAPOT");
        assertThat(seller.orders.shipNow("o-1")).isTrue();
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        assertThat(seller.order("o-1").path("fulfillmentShipments")).hasSize(2);
        assertThat(seller.orders.shipNow("o-1")).isFalse();
        assertThat(seller.orders.shipNow("none")).isFalse();
        JsonNode parcel = seller.shipment("o-1", 1).at("/fulfillmentShipmentPackage/0");
        seller.clock.advance(Duration.ofSeconds(8));
        assertThat(tracking(parcel).path("currentStatus").asString()).isEqualTo("DELIVERED");
    }

    @Test
    void the_sandbox_hook_leads_to_every_status_that_can_follow() {
        seller.create("o-1", "FillOrKill", "SLOW");
        submit("o-1", "Planning");
        assertThat(seller.status("o-1")).isEqualTo("Planning");
        submit("o-1", "Processing");
        assertThat(seller.status("o-1")).isEqualTo("Processing");
        submit("o-1", "Complete");
        assertThat(seller.status("o-1")).isEqualTo("Complete");
        assertThat(refusal(seller.orders.submitStatus("o-1", status("Processing"))).status()).isEqualTo(400);
        seller.create("o-2", "FillOrKill", "SLOW", "TEAPOT");
        submit("o-2", "CompletePartialled");
        assertThat(seller.item("o-2", 1).path("cancelledQuantity").asInt()).isEqualTo(1);
        assertThat(seller.order("o-2").path("fulfillmentShipments")).hasSize(1);
        for (String end : new String[]{"Cancelled", "Unfulfillable", "Invalid"}) {
            seller.create(end, "FillOrKill", "SLOW");
            submit(end, end);
            assertThat(seller.status(end)).isEqualTo(end);
        }
        assertThat(refusal(seller.orders.submitStatus("o-2", status("Wrong"))).status()).isEqualTo(400);
    }

    private void submit(String id, String status) {
        body(seller.orders.submitStatus(id, status(status)));
    }

    private static JsonNode status(String word) {
        return json("{\"fulfillmentOrderStatus\":\"" + word + "\"}");
    }

    private JsonNode tracking(JsonNode parcel) {
        return body(seller.orders.tracking(parcel.path("packageNumber").asInt())).path("payload");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
