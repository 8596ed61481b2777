package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.CancelWish.CancelLine;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderFact.CancelAsked;
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
        var refusal = whyNot(order).or(() -> whyNotForCustomer(order, c)).or(() -> whyNotSoMany(order, c.units()));
        if (refusal.isPresent()) return refusal;
        if (c.isWhole()) {
            draft.add(new OrderCancelled(new Cancellation(c.terms().reason(), c.terms().note(), c.by(), c.at())));
        }
        draft.add(new CancelAsked(wish(order, c)));
        return Optional.empty();
    }

    private static CancelWish wish(Order order, CancelOrder c) {
        var units = c.isWhole() ? left(order) : c.units();
        var lines = order.known()
                .lines()
                .stream()
                .filter(line -> units.at(line.lineId()) > 0)
                .map(line -> new CancelLine(line.lineId(), units.at(line.lineId()), line.quantity(), line.unitPrice()))
                .toList();
        return new CancelWish(order.cancels().cases().size() + 1, c.isWhole(), lines, order.known().currency(),
                c.terms(), c.by(), c.at());
    }

    /** Units that can still be cancelled: neither sent nor cancelled, and nobody asked for that before. */
    private static Units left(Order order) {
        return order.open().plus(order.requested()).minus(CancelVerdicts.wantedByLine(order));
    }

    private static Optional<Refusal> whyNot(Order order) {
        var whole = order.cancellation();
        if (whole != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s was cancelled at %s by %s".formatted(order.id(),
                    whole.at(), whole.by()));
        }
        if (order.open().isNone() && order.requested().isNone()) {
            return refuse(Refusal.Kind.NOTHING_LEFT_TO_CANCEL,
                    "every unit of order %s was sent or cancelled".formatted(order.id()));
        }
        if (order.cancels().cases().size() >= CANCELS_MAX) {
            return refuse(Refusal.Kind.TOO_MANY_CANCELS,
                    "parts of order %s were cancelled %d times, which is the most".formatted(order.id(), CANCELS_MAX),
                    "cancel it at its source");
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

    private static Optional<Refusal> whyNotSoMany(Order order, Units units) {
        for (var line : units.lines()) {
            if (order.known().line(line).isEmpty()) {
                return refuse(Refusal.Kind.UNKNOWN_LINE, "order %s has no line %s".formatted(order.id(), line));
            }
            if (units.at(line) > left(order).at(line)) {
                return refuse(Refusal.Kind.TOO_MANY_UNITS,
                        "%d units of line %s of order %s can be cancelled, not %d: the others were sent or cancelled"
                                .formatted(left(order).at(line), line, order.id(), units.at(line)));
            }
        }
        return Optional.empty();
    }
}
