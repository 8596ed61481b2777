package io.waybill.pos.shopify;

import io.waybill.schemas.DeliveryMethod;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fulfillments a store knows already. Pure. */
final class ShopifyShipments {

    private ShopifyShipments() {}

    static List<ReportedShipment> of(Json order, List<OrderLine> lines, DeliveryMethod delivery) {
        var known = lines.stream().map(OrderLine::getLineId).collect(Collectors.toSet());
        var shipments = order.objects("fulfillments")
                .stream()
                .map(fulfillment -> shipment(fulfillment, known, delivery))
                .toList();
        order.requireDistinct("fulfillments", shipments.stream().map(ReportedShipment::getOutsideKey).toList());
        return shipments;
    }

    private static ReportedShipment shipment(Json fulfillment, Set<String> known, DeliveryMethod delivery) {
        var shipment = ReportedShipment.newBuilder()
                .setOutsideKey(fulfillment.id("id"))
                .setStatus(status(fulfillment, delivery))
                .setCarrier(fulfillment.text("tracking_company"))
                .setTrackingNumber(firstOf(fulfillment, "tracking_number", "tracking_numbers"))
                .setTrackingUrl(firstOf(fulfillment, "tracking_url", "tracking_urls"))
                .setLines(quantities(fulfillment, known));
        fulfillment.time("created_at").ifPresent(shipment::setShippedAt);
        return shipment.build();
    }

    private static String firstOf(Json fulfillment, String one, String many) {
        var text = fulfillment.text(one);
        return text.isEmpty() ? fulfillment.firstText(many) : text;
    }

    private static List<LineQuantity> quantities(Json fulfillment, Set<String> known) {
        var units = new LinkedHashMap<String, Integer>();
        for (var line : fulfillment.objects("line_items")) {
            var lineId = line.id("id");
            if (!known.contains(lineId)) throw line.misfit("id", "names a line that the order does not have");
            var quantity = line.quantity("quantity").orElseThrow(() -> line.misfit("quantity", "is missing"));
            if (quantity > Integer.MAX_VALUE - units.getOrDefault(lineId, 0)) {
                throw line.misfit("quantity", "is too large");
            }
            units.merge(lineId, quantity, Integer::sum);
        }
        return units.entrySet().stream().map(unit -> new LineQuantity(unit.getKey(), unit.getValue())).toList();
    }

    private static ShipmentStatus status(Json fulfillment, DeliveryMethod delivery) {
        return switch (fulfillment.text("status")) {
            case "success" -> goneOut(fulfillment, delivery);
            case "pending", "open" -> ShipmentStatus.LABEL_CREATED;
            case "cancelled", "error", "failure" -> ShipmentStatus.CANCELLED;
            default -> ShipmentStatus.UNKNOWN;
        };
    }

    private static ShipmentStatus goneOut(Json fulfillment, DeliveryMethod delivery) {
        if (delivery == DeliveryMethod.RETAIL || delivery == DeliveryMethod.PICK_UP) return ShipmentStatus.HANDED_OVER;
        return switch (fulfillment.lenientText("shipment_status")) {
            case "label_purchased", "label_printed" -> ShipmentStatus.LABEL_CREATED;
            case "carrier_picked_up", "in_transit", "delayed", "ready_for_pickup", "attempted_delivery" ->
                ShipmentStatus.IN_TRANSIT;
            case "out_for_delivery" -> ShipmentStatus.OUT_FOR_DELIVERY;
            case "delivered" -> ShipmentStatus.DELIVERED;
            case "failure", "not_delivered" -> ShipmentStatus.FAILED;
            // That it went out is certain, even where the carrier's word for it is new to us.
            default -> ShipmentStatus.SHIPPED;
        };
    }
}
