package io.waybill.fba.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order as getFulfillmentOrder shows it, as far as it matters to us. */
public record AmazonOrder(Head head, List<Item> items, List<Shipment> shipments) {

    /** What the list of orders shows as well. {@code changedAt}: when its status changed last; null if not said. */
    public record Head(String id, AmazonStatus status, String statusWord, @Nullable Instant changedAt, String policy) {

        /** Tells two looks apart whose order stands otherwise. */
        public String version() {
            return changedAt == null ? statusWord : statusWord + "@" + changedAt;
        }
    }

    /** A line. {@code givenUp}: cancelled or unfulfillable units. */
    record Item(String itemId, String sku, int givenUp) {}

    /** What one center sends. */
    record Shipment(String id, String status, @Nullable Instant leavesAt, List<Part> parts, List<Box> boxes) {}

    /** Units of a line in a shipment. {@code box} is null until it is packed. */
    record Part(String itemId, String sku, int quantity, @Nullable Long box) {}

    /** A package. */
    record Box(long number, String carrier, String trackingNumber) {}

    public AmazonOrder {
        items = List.copyOf(items);
        shipments = List.copyOf(shipments);
    }

    /** Empty where it is no order at all. */
    public static Optional<AmazonOrder> read(JsonNode payload) {
        return head(payload.path("fulfillmentOrder")).map(head -> new AmazonOrder(head,
                Json.objects(payload, "fulfillmentOrderItems").stream().map(AmazonOrder::item).toList(),
                Json.objects(payload, "fulfillmentShipments").stream().map(AmazonOrder::shipment).toList()));
    }

    /** Of one element of the list of orders, or of the whole order. */
    public static Optional<Head> head(JsonNode order) {
        var word = Json.text(order, "fulfillmentOrderStatus");
        if (word.isEmpty()) return Optional.empty();
        return Optional.of(new Head(Json.text(order, "sellerFulfillmentOrderId"), AmazonStatus.of(word), word,
                Json.time(order, "statusUpdatedDate").orElse(null), Json.text(order, "fulfillmentPolicy")));
    }

    private static Item item(JsonNode item) {
        var givenUp = (long) Json.quantity(item, "cancelledQuantity") + Json.quantity(item, "unfulfillableQuantity");
        return new Item(Json.text(item, "sellerFulfillmentOrderItemId"), Json.text(item, "sellerSku"),
                (int) Math.min(givenUp, Json.quantity(item, "quantity")));
    }

    private static Shipment shipment(JsonNode shipment) {
        return new Shipment(Json.text(shipment, "amazonShipmentId"), Json.text(shipment, "fulfillmentShipmentStatus"),
                Json.time(shipment, "shippingDate").orElse(null),
                Json.objects(shipment, "fulfillmentShipmentItem").stream().map(AmazonOrder::part).toList(),
                Json.objects(shipment, "fulfillmentShipmentPackage")
                        .stream()
                        .flatMap(box -> box(box).stream())
                        .toList());
    }

    private static Part part(JsonNode part) {
        return new Part(Json.text(part, "sellerFulfillmentOrderItemId"), Json.text(part, "sellerSku"),
                Json.quantity(part, "quantity"), Json.number(part, "packageNumber"));
    }

    private static Optional<Box> box(JsonNode box) {
        return Optional.ofNullable(Json.number(box, "packageNumber"))
                .map(number -> new Box(number, Json.text(box, "carrierCode"), Json.text(box, "trackingNumber")));
    }
}
