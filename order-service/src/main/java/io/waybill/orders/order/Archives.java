package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.UnarchiveOrder;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.EditOverruled;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentRescheduled;
import io.waybill.orders.order.OrderFact.FulfillmentScheduled;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.HoldReleased;
import io.waybill.orders.order.OrderFact.OrderArchived;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderEdited;
import io.waybill.orders.order.OrderFact.OrderErased;
import io.waybill.orders.order.OrderFact.OrderHeld;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.OrderUnarchived;
import io.waybill.orders.order.OrderFact.PaymentAwaited;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.RecipientEdited;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import io.waybill.orders.order.OrderFact.ShipmentCancelled;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Putting orders away that nobody has to look at, and taking them out when something happens to them. */
final class Archives {

    /** Nobody: it happened by itself. */
    private static final String BY_ITSELF = "";

    private final ArchivePolicy policy;

    Archives(ArchivePolicy policy) {
        this.policy = policy;
    }

    static Optional<Refusal> archive(Draft draft, ArchiveOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.archival() == Archival.YES) {
            return refuse(Refusal.Kind.ALREADY_ARCHIVED, "order %s is archived".formatted(order.id()), "unarchive");
        }
        draft.add(new OrderArchived(c.by()));
        return Optional.empty();
    }

    static Optional<Refusal> unarchive(Draft draft, UnarchiveOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.archival() != Archival.YES) {
            return refuse(Refusal.Kind.NOT_ARCHIVED, "order %s is not archived".formatted(order.id()), "archive");
        }
        draft.add(new OrderUnarchived(c.by()));
        return Optional.empty();
    }

    /** What happened in this decision may put the order away, or take it out. */
    void settle(Draft draft, Order before) {
        var order = draft.order();
        if (order.isUnknown() || draft.facts().isEmpty()) return;
        var putAway = policy.archivesOrdersOf(order.known().store()) && isSettled(order)
                && Exceptions.of(order).isEmpty();
        switch (order.archival()) {
            case NO -> {
                if (putAway) draft.add(new OrderArchived(BY_ITSELF));
            }
            case YES -> {
                if (!putAway && isNews(draft, before)) draft.add(new OrderUnarchived(BY_ITSELF));
            }
            case KEPT_OPEN, ERASED -> {}
        }
    }

    private static boolean isNews(Draft draft, Order before) {
        return draft.facts().stream().anyMatch(Archives::isNews) || isForPeople(draft.order().blocker(), before
                .blocker());
    }

    /** Somebody has to do something that nobody had to do before. */
    private static boolean isForPeople(@Nullable Blocker now, @Nullable Blocker before) {
        if (now == null || (before != null && before.name().equals(now.name()) && before.owner() == now.owner())) {
            return false;
        }
        return switch (now.owner()) {
            case STAFF, CUSTOMER -> true;
            case US, CHANNEL -> false;
        };
    }

    private static boolean isSettled(Order order) {
        var sent = switch (order.fulfillmentStatus()) {
            case FULFILLED, NOT_REQUIRED -> order.isFinished();
            case UNFULFILLED, SCHEDULED, ON_HOLD, IN_PROGRESS, PARTIALLY_FULFILLED, REQUEST_DECLINED, NEUTRAL -> false;
        };
        return sent && switch (order.known().paymentStatus()) {
            case PAID, PARTIALLY_REFUNDED, REFUNDED -> true;
            case UNKNOWN, PENDING, AUTHORIZED, EXPIRED, PARTIALLY_PAID, VOIDED -> false;
        };
    }

    /** A parcel on its way, or a channel at work, is what was to be expected. */
    private static boolean isNews(OrderFact fact) {
        return switch (fact) {
            case OrderChanged _ -> true;
            case RecipientChanged _ -> true;
            case OrderEdited _,RecipientEdited _ -> true;
            case OrderCancelled _ -> true;
            case CancelAsked _ -> true;
            case RefundStated _ -> true;
            case OrderHeld _ -> true;
            case HoldReleased _ -> true;
            case FulfillmentRescheduled _ -> true;
            case UnitsTakenBack _ -> true;
            case ShipmentRecorded _ -> true;
            case ShipmentCancelled _ -> true;
            case ShipmentChanged f -> isBad(f.shipment().report().status());
            case OrderReceived _,OrderArchived _,OrderUnarchived _ -> false;
            case RoutingBlocked _,PaymentAwaited _,PaymentAwaitedNoMore _ -> false;
            case FulfillmentScheduled _,ScheduleEnded _,UnitsCancelled _ -> false;
            case FulfillmentOrderCreated _,FulfillmentRequested _,FulfillmentOrderUpdated _ -> false;
            case EditOverruled _ -> false;
            case FulfillmentStatusChanged _,OrderErased _ -> false;
        };
    }

    private static boolean isBad(ShipmentStatus status) {
        return status == ShipmentStatus.FAILED || status == ShipmentStatus.CANCELLED;
    }
}
