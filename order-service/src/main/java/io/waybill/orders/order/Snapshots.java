package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFact.EditOverruled;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.util.Optional;

/** What a snapshot of an order at its source means for us. */
final class Snapshots {

    private Snapshots() {}

    static Optional<Refusal> receive(Draft draft, ReceiveSnapshot c) {
        var order = draft.order();
        if (!order.isUnknown()) {
            if (!isSameOrder(order.known(), c.content())) return otherOrder(order, c);
            var seen = order.aside().revisionOf(Order.SOURCE);
            if (c.revision() == seen && c.arrival() == Arrival.BY_CALLER && differs(order, c)) return sameRevision(c);
            if (!c.arrival().applies(c.revision(), seen)) return Optional.empty();
        }
        var unknownLine = unknownLine(c);
        if (unknownLine.isPresent()) return unknownLine;
        apply(draft, c);
        draft.seen(Order.SOURCE, c.revision());
        return Optional.empty();
    }

    private static void apply(Draft draft, ReceiveSnapshot c) {
        takeContent(draft, c);
        if (c.cancellation() != null && draft.order().cancellation() == null) {
            draft.add(new OrderCancelled(c.cancellation()));
        }
        // What left over the counter is told by channel POS, which knows the till's setting.
        if (!c.content().inStore()) c.shipments().forEach(shipment -> adopt(draft, shipment));
    }

    private static void takeContent(Draft draft, ReceiveSnapshot c) {
        var order = draft.order();
        var content = c.content().keepingLinesOf(order);
        if (order.isUnknown()) {
            draft.add(new OrderReceived(content, c.revision()));
        } else if (!content.equals(order.content())) {
            draft.add(new OrderChanged(content, c.revision()));
        }
        takeRecipient(draft, c);
        if (!order.isUnknown()) noticeOverruled(draft, order);
    }

    private static void noticeOverruled(Draft draft, Order before) {
        var after = draft.order();
        var lines = before.edits().inForceOver(before.told());
        lines.removeAll(after.edits().inForceOver(after.told()));
        var fields = before.aside().edits().inForceOver(before.aside().told());
        fields.removeAll(after.aside().edits().inForceOver(after.aside().told()));
        if (!lines.isEmpty() || !fields.isEmpty()) draft.add(new EditOverruled(lines, fields));
    }

    private static void takeRecipient(Draft draft, ReceiveSnapshot c) {
        var before = draft.order().aside();
        if (c.recipient().equals(before.told())) return;
        draft.remember(c.recipient());
        if (before.revisionOf(Order.SOURCE) == 0) return;
        draft.add(new RecipientChanged(c.revision()));
        if (!draft.order().aside().recipient().equals(before.recipient())) Requests.tellRecipient(draft);
    }

    /** Somebody fulfilled at the source, beside us: that is a shipment like any other, told once by its outside key. */
    private static void adopt(Draft draft, ReportedShipment told) {
        var shipment = told.withKey(Order.SOURCE + ":" + told.outsideKey());
        var known = draft.order()
                .fulfillmentOrders()
                .stream()
                .flatMap(f -> f.shipment(shipment.outsideKey()).stream())
                .findFirst();
        if (known.isPresent()) {
            if (known.get().report().equals(shipment)) return;
            draft.add(new ShipmentChanged(new Shipment(known.get().id(), shipment, "")));
        } else if (!shipment.units().isNone()) {
            draft.add(new ShipmentRecorded(new Shipment(taker(draft, shipment).nextShipmentId(), shipment, "")));
        }
    }

    /** The merchant's own share of these lines that still has room, else one made for what nobody was asked to do. */
    private static FulfillmentOrder taker(Draft draft, ReportedShipment shipment) {
        var byHand = draft.order()
                .fulfillmentOrders()
                .stream()
                .filter(f -> f.channel() == Channel.MANUAL && !f.adopted() && !f.status().isDead())
                .filter(f -> !f.given().atMost(shipment.units()).isNone())
                .toList();
        var roomy = byHand.stream().filter(f -> !f.room().atMost(shipment.units()).isNone()).findFirst();
        var found = roomy.or(() -> byHand.stream().findFirst());
        if (found.isPresent()) return found.get();
        var id = draft.order().nextFulfillmentOrderId();
        draft.add(new FulfillmentOrderCreated(id, Channel.MANUAL, shipment.units(), true, null));
        return draft.order().existing(id);
    }

    private static boolean isSameOrder(Content known, Content told) {
        return known.platform().equals(told.platform()) && known.store().equals(told.store())
                && known.externalId().equals(told.externalId());
    }

    private static boolean differs(Order order, ReceiveSnapshot c) {
        return !c.recipient().equals(order.aside().told()) || !c.content()
                .keepingLinesOf(order)
                .equals(order.content());
    }

    private static Optional<Refusal> otherOrder(Order order, ReceiveSnapshot c) {
        var known = order.known();
        return refuse(Refusal.Kind.STORE_OR_ID_CHANGED,
                "order %s is %s %s %s, the snapshot says %s %s %s".formatted(order.id(), known.platform(), known
                        .store(),
                        known.externalId(), c.content().platform(), c.content().store(), c.content().externalId()));
    }

    private static Optional<Refusal> sameRevision(ReceiveSnapshot c) {
        return refuse(Refusal.Kind.SAME_REVISION_OTHER_CONTENT,
                "order %s has revision %d already, with other content".formatted(c.orderId(), c.revision()),
                "send the change with a higher revision");
    }

    private static Optional<Refusal> unknownLine(ReceiveSnapshot c) {
        return c.shipments()
                .stream()
                .flatMap(s -> s.units().lines().stream())
                .filter(line -> c.content().line(line).isEmpty())
                .findFirst()
                .flatMap(line -> refuse(Refusal.Kind.UNKNOWN_LINE,
                        "a shipment of order %s names line %s, which the order has not".formatted(c.orderId(), line)));
    }
}
