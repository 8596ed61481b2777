package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.Wishes.ID;

import io.waybill.kit.channel.Sighting;
import io.waybill.schemas.FulfillmentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A payload of getFulfillmentOrder, written from its documented fields. */
public final class OrderShown {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(30));

    private final ObjectNode payload = JsonMapper.shared().createObjectNode();

    private OrderShown() {}

    public static OrderShown in(String status) {
        var shown = new OrderShown();
        shown.payload.putObject("fulfillmentOrder")
                .put("sellerFulfillmentOrderId", ID)
                .put("fulfillmentPolicy", "FillAllAvailable")
                .put("fulfillmentOrderStatus", status)
                .put("statusUpdatedDate", "2026-11-24T11:00:00Z");
        shown.payload.putArray("fulfillmentOrderItems");
        shown.payload.putArray("fulfillmentShipments");
        shown.payload.putArray("returnItems");
        return shown;
    }

    OrderShown with(String field, String value) {
        ((ObjectNode) payload.path("fulfillmentOrder")).put(field, value);
        return this;
    }

    OrderShown without(String field) {
        payload.remove(field);
        return this;
    }

    public OrderShown item(String line, String sku, int quantity, int cancelled, int unfulfillable) {
        payload.withArray("fulfillmentOrderItems")
                .addObject()
                .put("sellerFulfillmentOrderItemId", line)
                .put("sellerSku", sku)
                .put("quantity", quantity)
                .put("cancelledQuantity", cancelled)
                .put("unfulfillableQuantity", unfulfillable);
        return this;
    }

    public OrderShown shipment(String id, String status) {
        var shipment = payload.withArray("fulfillmentShipments")
                .addObject()
                .put("amazonShipmentId", id)
                .put("fulfillmentCenterId", "PHX3")
                .put("fulfillmentShipmentStatus", status)
                .put("shippingDate", "2026-11-24T10:30:00Z");
        shipment.putArray("fulfillmentShipmentItem");
        shipment.putArray("fulfillmentShipmentPackage");
        return this;
    }

    /** Of the shipment added last; {@code box} null: not said in which package. */
    public OrderShown part(String line, String sku, int quantity, @Nullable Integer box) {
        var part = last().withArray("fulfillmentShipmentItem")
                .addObject()
                .put("sellerFulfillmentOrderItemId", line)
                .put("sellerSku", sku)
                .put("quantity", quantity);
        if (box != null) part.put("packageNumber", box);
        return this;
    }

    /** Of the shipment added last. */
    public OrderShown box(int number, String carrier, String tracking) {
        var box = last().withArray("fulfillmentShipmentPackage")
                .addObject()
                .put("packageNumber", number)
                .put("carrierCode", carrier);
        if (!tracking.isEmpty()) box.put("trackingNumber", tracking);
        return this;
    }

    private ObjectNode last() {
        var shipments = payload.withArray("fulfillmentShipments");
        return (ObjectNode) shipments.required(shipments.size() - 1);
    }

    public String body() {
        return JsonMapper.shared().writeValueAsString(JsonMapper.shared().createObjectNode().set("payload", payload));
    }

    AmazonOrder order() {
        return AmazonOrder.read(payload).orElseThrow();
    }

    List<Parcel> parcels(FulfillmentRequest wish) {
        return Parcels.of(order(), wish.getLines());
    }

    Sighting seenBy(FulfillmentRequest wish) {
        return new Sightings(wish, order(), parcels(wish)).sighting(List.of(ID), PACE, NOW);
    }
}
