package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.RescheduleOrder;
import io.waybill.orders.order.OrderFact.FulfillmentScheduled;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an order may begin. What staff set lies over what the source says until the source says something else. */
final class Schedules {

    private Schedules() {}

    /** {@code before}: what the source said last. */
    static void take(Draft draft, @Nullable Content before, Content now) {
        if (now.inStore() || Objects.equals(before == null ? null : before.fulfillAt(), now.fulfillAt())) return;
        beginAt(draft, now.fulfillAt(), Order.SOURCE);
    }

    static void reach(Draft draft) {
        var notBefore = draft.order().restraint().notBefore();
        if (draft.order().isScheduled() && notBefore != null && !notBefore.isAfter(draft.at())) {
            draft.add(new ScheduleEnded());
        }
    }

    static Optional<Refusal> reschedule(Draft draft, RescheduleOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.cancellation() != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
        }
        if (order.openToShip().isNone()) {
            return refuse(Refusal.Kind.NOTHING_TO_RESCHEDULE,
                    "every unit of order %s is with a channel, sent or cancelled".formatted(order.id()), "cancel");
        }
        beginAt(draft, c.fulfillAt(), c.by());
        return Optional.empty();
    }

    private static void beginAt(Draft draft, @Nullable Instant fulfillAt, String by) {
        var notBefore = draft.order().restraint().notBefore();
        if (fulfillAt == null || !fulfillAt.isAfter(draft.at())) {
            if (notBefore != null) draft.add(new ScheduleEnded());
        } else if (!fulfillAt.equals(notBefore)) {
            draft.add(new FulfillmentScheduled(fulfillAt, by));
        }
    }
}
