package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.util.Optional;

/** What a channel's snapshot of one fulfillment order means for us. */
final class Updates {

    private Updates() {}

    static Optional<Refusal> receive(Draft draft, ReceiveUpdate c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.fulfillmentOrder(c.fulfillmentOrderId()).isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER,
                    "order %s has no fulfillment order %s".formatted(order.id(), c.fulfillmentOrderId()));
        }
        var object = c.fulfillmentOrderId().toString();
        if (!c.arrival().applies(c.revision(), order.aside().revisionOf(object))) return Optional.empty();
        var unknownLine = unknownLine(order, c);
        if (unknownLine.isPresent()) return unknownLine;
        c.shipments().forEach(shipment -> take(draft, c.fulfillmentOrderId(), shipment));
        if (!draft.order().existing(c.fulfillmentOrderId()).report().equals(c.report())) {
            draft.add(new FulfillmentOrderUpdated(c.fulfillmentOrderId(), c.report(), c.revision()));
        }
        draft.seen(object, c.revision());
        return Optional.empty();
    }

    private static void take(Draft draft, FulfillmentOrderId id, ReportedShipment told) {
        var f = draft.order().existing(id);
        var known = f.shipment(told.outsideKey());
        if (known.isPresent()) {
            var shipment = new Shipment(known.get().id(), handedOverOnce(f, known, told), "");
            if (!shipment.equals(known.get())) draft.add(new ShipmentChanged(shipment));
            return;
        }
        var shipment = handedOverOnce(f, known, told);
        if (shipment.units().isNone() && !told.units().isNone()) return;
        draft.add(new ShipmentRecorded(new Shipment(f.nextShipmentId(), shipment, "")));
    }

    /** A sale leaves the shop once: what a person has marked before is the same goods, not more of them. */
    private static ReportedShipment handedOverOnce(FulfillmentOrder f, Optional<Shipment> known,
            ReportedShipment told) {
        if (f.channel() != Channel.POS) return told;
        var counted = known.map(Shipment::shipped).orElse(Units.NONE);
        return told.withUnits(told.units().atMost(f.requested().plus(counted)));
    }

    private static Optional<Refusal> unknownLine(Order order, ReceiveUpdate c) {
        return c.shipments()
                .stream()
                .flatMap(s -> s.units().lines().stream())
                .filter(line -> order.known().line(line).isEmpty())
                .findFirst()
                .flatMap(line -> refuse(Refusal.Kind.UNKNOWN_LINE,
                        "a shipment of %s names line %s, which the order has not"
                                .formatted(c.fulfillmentOrderId(), line)));
    }
}
