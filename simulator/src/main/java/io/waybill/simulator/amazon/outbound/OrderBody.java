package io.waybill.simulator.amazon.outbound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order as the API shows it at one moment. */
record OrderBody(FulfillmentOrder order, String marketplace, Instant now) {

    private static final List<String> AS_ASKED = List.of("sellerFulfillmentOrderId", "displayableOrderId",
            "displayableOrderDate", "displayableOrderComment", "shippingSpeedCategory", "deliveryWindow",
            "destinationAddress", "fulfillmentAction", "fulfillmentPolicy", "codSettings", "notificationEmails",
            "featureConstraints");
    private static final List<String> ITEM_AS_ASKED = List.of("giftMessage", "displayableComment",
            "fulfillmentNetworkSku", "perUnitPrice", "perUnitTax", "perUnitDeclaredValue");

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The whole order, as getFulfillmentOrder tells it. */
    ObjectNode whole() {
        JsonNode request = request();
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("fulfillmentOrder", head(request));
        ArrayNode items = whole.putArray("fulfillmentOrderItems");
        for (int n = 0; n < order.lines().size(); n++) {
            item(items.addObject(), order.lines().get(n), request.path("items").path(n));
        }
        ArrayNode shipments = whole.putArray("fulfillmentShipments");
        order.shipments(now).forEach(shipment -> shipment(shipments.addObject(), shipment));
        whole.putArray("returnItems");
        whole.putArray("returnAuthorizations");
        copy(request, whole, List.of("paymentInformation"));
        return whole;
    }

    /** The head alone, as listAllFulfillmentOrders tells it. */
    ObjectNode head() {
        return head(request());
    }

    private ObjectNode head(JsonNode request) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        copy(request, head, AS_ASKED);
        return head.put("marketplaceId", marketplace)
                .put("receivedDate", time(order.head().receivedAt()))
                .put("fulfillmentOrderStatus", order.status(now).word())
                .put("statusUpdatedDate", time(order.statusSince(now)));
    }

    private void item(ObjectNode node, Line line, JsonNode asked) {
        node.put("sellerSku", line.sku().sku())
                .put("sellerFulfillmentOrderItemId", line.itemId())
                .put("quantity", line.quantity())
                .put("cancelledQuantity", order.cancelledUnits(line, now))
                .put("unfulfillableQuantity", order.unfulfillableUnits(line, now));
        copy(asked, node, ITEM_AS_ASKED);
    }

    /** Before it leaves, {@code shippingDate} is when it is going to, and no package is known. */
    private void shipment(ObjectNode node, Shipment shipment) {
        boolean left = shipment.hasLeft(now);
        node.put("amazonShipmentId", shipment.id())
                .put("fulfillmentCenterId", shipment.center())
                .put("fulfillmentShipmentStatus", shipment.status(now));
        if (!shipment.givenUp() || now.isBefore(shipment.times().leavesAt())) {
            node.put("shippingDate", time(shipment.times().leavesAt()))
                    .put("estimatedArrivalDate", time(shipment.times().deliveredAt()));
        }
        ArrayNode items = node.putArray("fulfillmentShipmentItem");
        ArrayNode packages = node.putArray("fulfillmentShipmentPackage");
        for (Shipment.Parcel parcel : shipment.parcels()) {
            parcel.parts().forEach(part -> part(items.addObject(), part, parcel, left));
            if (left) {
                parcel(packages.addObject(), shipment, parcel);
            }
        }
    }

    private static void part(ObjectNode node, Shipment.Part part, Shipment.Parcel parcel, boolean left) {
        node.put("sellerSku", part.sku())
                .put("sellerFulfillmentOrderItemId", part.itemId())
                .put("quantity", part.quantity());
        if (left) {
            node.put("packageNumber", parcel.number());
        }
    }

    private void parcel(ObjectNode node, Shipment shipment, Shipment.Parcel parcel) {
        node.put("packageNumber", parcel.number())
                .put("carrierCode", shipment.carrier())
                .put("estimatedArrivalDate", time(shipment.times().deliveredAt()));
        if (!now.isBefore(shipment.times().numberAt())) {
            node.put("trackingNumber", parcel.trackingNumber(shipment.carrier()));
        }
    }

    private JsonNode request() {
        return JsonMapper.shared().readTree(order.head().request());
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                to.set(field, from.get(field));
            }
        }
    }
}
