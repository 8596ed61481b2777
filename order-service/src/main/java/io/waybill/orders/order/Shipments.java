package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.CorrectTracking;
import io.waybill.orders.order.OrderCommand.RecordShipment;
import io.waybill.orders.order.OrderFact.ShipmentCancelled;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shipments that people enter, correct and undo. */
final class Shipments {

    private Shipments() {}

    static Optional<Refusal> record(Draft draft, RecordShipment c) {
        var found = draft.order().fulfillmentOrder(c.fulfillmentOrderId());
        if (found.isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER,
                    "there is no fulfillment order %s".formatted(c.fulfillmentOrderId()));
        }
        var f = found.get();
        var units = c.units().isNone() ? f.requested() : c.units();
        var refusal = whyNot(f, units);
        if (refusal.isPresent()) return refusal;
        if (f.channel() == Channel.MANUAL) {
            var held = Holds.whyNotNow(draft.order());
            if (held.isPresent()) return held;
        }
        var status = f.channel() == Channel.POS ? ShipmentStatus.HANDED_OVER : ShipmentStatus.SHIPPED;
        var id = f.nextShipmentId();
        var report = new ReportedShipment("by-hand-" + id.number(), status, c.tracking(), c.at(), units);
        draft.add(new ShipmentRecorded(new Shipment(id, report, c.by())));
        return Optional.empty();
    }

    private static Optional<Refusal> whyNot(FulfillmentOrder f, Units units) {
        if (!f.shippedByPeople()) {
            return refuse(Refusal.Kind.CHANNEL_SHIPS_ITSELF,
                    "%s is with %s, which reports its own shipments".formatted(f.id(), f.channel()),
                    "cancel the order");
        }
        if (f.requested().isNone()) {
            return refuse(Refusal.Kind.NOTHING_LEFT_TO_SHIP, "%s owes nothing: it is %s".formatted(f.id(), f.status()));
        }
        return whyNotOwed(f, units, "ship what is owed");
    }

    static Optional<Refusal> whyNotOwed(FulfillmentOrder f, Units units, String instead) {
        for (var line : units.lines()) {
            if (f.asked().at(line) == 0) {
                return refuse(Refusal.Kind.UNKNOWN_LINE, "%s has no line %s".formatted(f.id(), line));
            }
            if (units.at(line) > f.requested().at(line)) {
                return refuse(Refusal.Kind.TOO_MANY_UNITS, "%s owes %d units of line %s, not %d".formatted(f.id(),
                        f.requested().at(line), line, units.at(line)), instead);
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> cancel(Draft draft, CancelShipment c) {
        var order = draft.order();
        return on(order, c.shipmentId(), (f, shipment) -> {
            var refusal = Undoing.whyNot(order, f, shipment);
            if (refusal.isEmpty()) draft.add(new ShipmentCancelled(shipment.id(), true, c.by()));
            return refusal;
        });
    }

    /** The lighter way where the parcel is right and its number was not. */
    static Optional<Refusal> correct(Draft draft, CorrectTracking c) {
        return on(draft.order(), c.shipmentId(), (f, shipment) -> {
            var refusal = Undoing.whyNotByHand(f, shipment);
            var corrected = shipment.with(c.tracking());
            if (refusal.isEmpty() && !corrected.equals(shipment)) draft.add(new ShipmentChanged(corrected));
            return refusal;
        });
    }

    private static Optional<Refusal> on(Order order, ShipmentId id,
            BiFunction<FulfillmentOrder, Shipment, Optional<Refusal>> then) {
        var f = order.fulfillmentOrder(id.fulfillmentOrderId());
        var shipment = f.flatMap(found -> found.shipment(id));
        if (f.isEmpty() || shipment.isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_SHIPMENT, "there is no shipment %s".formatted(id));
        }
        return then.apply(f.get(), shipment.get());
    }
}
