package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.RescheduleOrder;
import io.waybill.orders.order.OrderFact.FulfillmentRescheduled;
import io.waybill.orders.order.OrderFact.FulfillmentScheduled;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an order may begin. What staff set lies over what the source says as long as it says the same. */
final class Schedules {

    private Schedules() {}

    static Optional<Refusal> reschedule(Draft draft, RescheduleOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.cancellation() != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
        }
        if (!order.isToBeBegun()) {
            return refuse(Refusal.Kind.NOTHING_TO_RESCHEDULE,
                    "every unit of order %s is with a channel, sent or cancelled".formatted(order.id()), "cancel");
        }
        var rescheduling = new Rescheduling(c.fulfillAt(), order.known().fulfillAt(), c.by());
        if (!rescheduling.equals(order.restraint().rescheduling())) {
            draft.add(new FulfillmentRescheduled(rescheduling));
        }
        return Optional.empty();
    }

    /** Whatever came: the order waits for its time if that is still to come, and for no other. */
    static void settle(Draft draft) {
        var wanted = wanted(draft);
        var notBefore = draft.order().restraint().notBefore();
        if (wanted != null && !wanted.equals(notBefore)) draft.add(new FulfillmentScheduled(wanted));
        if (wanted == null && notBefore != null) draft.add(new ScheduleEnded());
    }

    private static @Nullable Instant wanted(Draft draft) {
        var order = draft.order();
        if (!order.isToBeBegun()) return null;
        var said = order.known().fulfillAt();
        var staff = order.restraint().rescheduling();
        var at = staff != null && Objects.equals(staff.sourceSaid(), said) ? staff.fulfillAt() : said;
        return at != null && at.isAfter(draft.at()) ? at : null;
    }
}
