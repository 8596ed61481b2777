package io.waybill.orders.order;

import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderCommand.CancelShare;
import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.CorrectTracking;
import io.waybill.orders.order.OrderCommand.EditOrder;
import io.waybill.orders.order.OrderCommand.EraseOrder;
import io.waybill.orders.order.OrderCommand.HoldOrder;
import io.waybill.orders.order.OrderCommand.MergeShares;
import io.waybill.orders.order.OrderCommand.MoveShare;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderCommand.RecordShipment;
import io.waybill.orders.order.OrderCommand.ReleaseHold;
import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderCommand.RescheduleOrder;
import io.waybill.orders.order.OrderCommand.ResolveOutcome;
import io.waybill.orders.order.OrderCommand.RouteOrder;
import io.waybill.orders.order.OrderCommand.RouteTo;
import io.waybill.orders.order.OrderCommand.SplitShare;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderCommand.UnarchiveOrder;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import java.util.List;
import java.util.Optional;

/** The order state machine. Pure: same order and same command, same answer; no clock, no I/O, no chance. */
public final class OrderDecider {

    private final FollowUps followUps;
    private final Archives archives;
    private final Cancelling cancelling;
    private final Moves moves;

    public OrderDecider(Router router, ArchivePolicy archivePolicy, CancelWindow cancelWindow) {
        this.followUps = new FollowUps(router);
        this.archives = new Archives(archivePolicy);
        this.cancelling = new Cancelling(cancelWindow);
        this.moves = new Moves(router);
    }

    public Decision decide(Order order, OrderCommand command) {
        if (order.isErased()) return Erasures.afterwards(order, command);
        var draft = new Draft(order, command.at());
        if (begins(command)) followUps.restrain(draft);
        var refusal = answer(draft, command);
        if (refusal.isPresent()) return new Refused(refusal.get());
        if (draft.order().isErased()) return draft.granted();
        followUps.settle(draft, command instanceof RouteOrder);
        noticeChangeOfStatus(order, draft);
        archives.settle(draft, order);
        return draft.granted();
    }

    private static boolean begins(OrderCommand command) {
        return command instanceof RequestOrder || command instanceof RouteOrder || command instanceof RecordShipment
                || command instanceof RouteTo || command instanceof MoveShare || command instanceof SplitShare
                || command instanceof MergeShares;
    }

    private Optional<Refusal> answer(Draft draft, OrderCommand command) {
        return switch (command) {
            case ReceiveSnapshot c -> Snapshots.receive(draft, c);
            case ReceiveUpdate c -> Updates.receive(draft, c);
            case RecordShipment c -> Shipments.record(draft, c);
            case CancelShipment c -> Shipments.cancel(draft, c);
            case CorrectTracking c -> Shipments.correct(draft, c);
            case CancelOrder c -> cancelling.cancel(draft, c);
            case RouteOrder _ -> Moves.whyNotRouted(draft.order());
            case RouteTo c -> moves.route(draft, c);
            case MoveShare c -> moves.move(draft, c);
            case CancelShare c -> Cancelling.cancelShare(draft, c);
            case SplitShare c -> moves.split(draft, c);
            case MergeShares c -> moves.merge(draft, c);
            case RequestOrder c -> Requests.request(draft, c);
            case ResolveOutcome c -> Requests.resolve(draft, c);
            case HoldOrder c -> Holds.hold(draft, c);
            case ReleaseHold c -> Holds.release(draft, c);
            case RescheduleOrder c -> Schedules.reschedule(draft, c);
            case EditOrder c -> Editing.edit(draft, c);
            case ArchiveOrder c -> Archives.archive(draft, c);
            case UnarchiveOrder c -> Archives.unarchive(draft, c);
            case EraseOrder c -> Erasures.erase(draft, c);
            case TimePassed _ -> sayAgain(draft);
        };
    }

    private static Optional<Refusal> sayAgain(Draft draft) {
        for (var f : draft.order().fulfillmentOrders()) {
            var due = f.askAgainAt().filter(again -> !again.isAfter(draft.at()));
            if (due.isPresent()) draft.add(f.wishAgain());
        }
        return Optional.empty();
    }

    /** The status follows from the facts, so this is the only place where a change of it is noticed. */
    private static void noticeChangeOfStatus(Order before, Draft draft) {
        if (draft.order().isUnknown()) return;
        var from = before.isUnknown() ? FulfillmentStatus.UNFULFILLED : before.fulfillmentStatus();
        var to = draft.order().fulfillmentStatus();
        if (from != to) draft.add(new FulfillmentStatusChanged(from, to));
    }

    static Optional<Refusal> unknown(OrderId id) {
        return refuse(Refusal.Kind.UNKNOWN_ORDER, "there is no order %s".formatted(id));
    }

    static Optional<Refusal> refuse(Refusal.Kind kind, String detail, String... legal) {
        return Optional.of(new Refusal(kind, detail, List.of(legal)));
    }
}
