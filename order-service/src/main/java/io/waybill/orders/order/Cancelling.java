package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.CancelWish.CancelLine;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderCommand.CancelShare;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import java.util.Optional;

/** People's wishes to stop an order, or some units of it. Whether in time, the channels say. */
final class Cancelling {

    static final int CANCELS_MAX = 100;

    private final CancelWindow window;

    Cancelling(CancelWindow window) {
        this.window = window;
    }

    Optional<Refusal> cancel(Draft draft, CancelOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        var left = CancelVerdicts.left(order);
        var refusal = whyNot(order, c).or(() -> whyNotForCustomer(order, c))
                .or(() -> whyNotSoMany(order, c.units(), left));
        if (refusal.isPresent()) return refusal;
        if (c.isWhole()) {
            draft.add(new OrderCancelled(new Cancellation(c.terms().reason(), c.terms().note(), c.by(), c.at())));
        }
        draft.add(new CancelAsked(wish(order, c, c.isWhole() ? left : c.units())));
        return Optional.empty();
    }

    /** The wish is about this channel, not about the units: they are not cancelled. */
    static Optional<Refusal> cancelShare(Draft draft, CancelShare c) {
        var found = draft.order().fulfillmentOrder(c.fulfillmentOrderId());
        if (found.isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER,
                    "there is no fulfillment order %s".formatted(c.fulfillmentOrderId()));
        }
        var f = found.get();
        var refusal = whyNotShare(draft.order(), f);
        if (refusal.isPresent()) return refusal;
        draft.add(f.isUnbegun()
                ? new FulfillmentOrderUpdated(f.id(), f.report().withStatus(FulfillmentOrderStatus.CANCELLED), 0)
                : f.wish(Wish.CANCELLED, draft));
        return Optional.empty();
    }

    private static Optional<Refusal> whyNotShare(Order order, FulfillmentOrder f) {
        if (order.known().inStore()) {
            return refuse(Refusal.Kind.IN_STORE_SALE, "%s was sold over the counter".formatted(f.id()),
                    "take the goods back at the till");
        }
        if (f.request().wish() == Wish.CANCELLED) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "%s was asked to stop %s".formatted(f.channel(), f.id()),
                    "wait for its verdict");
        }
        if (f.requested().isNone()) {
            return refuse(Refusal.Kind.NOTHING_LEFT_TO_CANCEL, "%s owes nothing: it is %s".formatted(f.id(), f
                    .status()));
        }
        return Optional.empty();
    }

    private static CancelWish wish(Order order, CancelOrder c, Units units) {
        var lines = order.known()
                .lines()
                .stream()
                .filter(line -> units.at(line.lineId()) > 0)
                .map(line -> new CancelLine(line.lineId(), units.at(line.lineId()), line.quantity(), line.unitPrice()))
                .toList();
        return new CancelWish(order.cancels().cases().size() + 1, c.isWhole(), lines, order.known().currency(),
                c.terms(), c.by(), c.at());
    }

    private static Optional<Refusal> whyNot(Order order, CancelOrder c) {
        var whole = order.cancellation();
        if (whole != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s was cancelled at %s by %s".formatted(order.id(),
                    whole.at(), whole.by()));
        }
        if (order.open().isNone() && order.requested().isNone()) {
            return refuse(Refusal.Kind.NOTHING_LEFT_TO_CANCEL,
                    "every unit of order %s was sent or cancelled".formatted(order.id()));
        }
        if (!c.isWhole() && order.cancels().cases().size() >= CANCELS_MAX) {
            return refuse(Refusal.Kind.TOO_MANY_CANCELS,
                    "parts of order %s were cancelled %d times, which is the most".formatted(order.id(), CANCELS_MAX),
                    "cancel the whole order");
        }
        return Optional.empty();
    }

    private Optional<Refusal> whyNotForCustomer(Order order, CancelOrder c) {
        if (!c.askedByCustomer()) return Optional.empty();
        var content = order.known();
        var until = content.placedAt().plus(window.forCustomersOf(content.store()));
        if (c.at().isBefore(until)) return Optional.empty();
        return refuse(Refusal.Kind.CANCEL_WINDOW_CLOSED,
                "customers of store %s could cancel order %s until %s".formatted(content.store(), order.id(), until),
                "let staff cancel it");
    }

    private static Optional<Refusal> whyNotSoMany(Order order, Units units, Units left) {
        var known = order.known();
        for (var line : units.lines()) {
            if (known.line(line).isEmpty()) {
                return refuse(Refusal.Kind.UNKNOWN_LINE, "order %s has no line %s".formatted(order.id(), line));
            }
            if (units.at(line) > left.at(line)) {
                return refuse(Refusal.Kind.TOO_MANY_UNITS,
                        "%d units of line %s of order %s can be cancelled, not %d: the others were sent or cancelled"
                                .formatted(left.at(line), line, order.id(), units.at(line)));
            }
        }
        return Optional.empty();
    }
}
