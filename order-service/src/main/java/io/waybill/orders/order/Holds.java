package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.HoldOrder;
import io.waybill.orders.order.OrderCommand.ReleaseHold;
import io.waybill.orders.order.OrderFact.HoldReleased;
import io.waybill.orders.order.OrderFact.OrderHeld;
import java.util.Optional;

/** Holds: several at once, each released by itself. What a channel was asked for already goes on. */
final class Holds {

    static final int HOLDS_MAX = 10;

    private Holds() {}

    static Optional<Refusal> hold(Draft draft, HoldOrder c) {
        var order = draft.order();
        var hold = c.hold();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.cancellation() != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
        }
        if (order.restraint().hold(hold.handle()).isPresent()) {
            return refuse(Refusal.Kind.HOLD_EXISTS,
                    "order %s has a hold %s already".formatted(order.id(), hold.handle()), "take another handle",
                    "release");
        }
        if (order.holds().size() >= HOLDS_MAX) {
            return refuse(Refusal.Kind.TOO_MANY_HOLDS,
                    "order %s has %d holds, which is the most".formatted(order.id(), HOLDS_MAX), "release");
        }
        if (!order.isToBeBegun()) {
            return refuse(Refusal.Kind.NOTHING_TO_HOLD,
                    "every unit of order %s is with a channel, sent or cancelled".formatted(order.id()), "cancel");
        }
        draft.add(new OrderHeld(hold));
        return Optional.empty();
    }

    static Optional<Refusal> release(Draft draft, ReleaseHold c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.restraint().hold(c.handle()).isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_HOLD, "order %s has no hold %s; its holds are %s".formatted(order.id(),
                    c.handle(), order.holds().stream().map(Hold::handle).toList()));
        }
        draft.add(new HoldReleased(c.handle(), c.by()));
        return Optional.empty();
    }

    /** Why a person may not begin anything of the order now. */
    static Optional<Refusal> whyNotNow(Order order) {
        if (!order.isWaiting()) return Optional.empty();
        var restraint = order.restraint();
        if (!restraint.holds().isEmpty()) {
            return refuse(Refusal.Kind.ON_HOLD, "order %s is held by %s".formatted(order.id(),
                    restraint.holds().stream().map(Hold::handle).toList()), "release");
        }
        if (restraint.notBefore() != null) {
            return refuse(Refusal.Kind.SCHEDULED,
                    "order %s is not to begin before %s".formatted(order.id(), restraint.notBefore()), "reschedule");
        }
        return refuse(Refusal.Kind.AWAITING_PAYMENT, "order %s is not to begin: %s".formatted(order.id(),
                restraint.unpaid() == null ? "" : restraint.unpaid().reason()), "have it paid", "cancel");
    }
}
