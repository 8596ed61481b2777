package io.waybill.orders.order;

import io.waybill.orders.order.FulfillmentOrder.Request;
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
import java.time.Instant;
import java.util.List;

/** The only way an order changes: live, on replay and on rebuild. */
public final class Evolution {

    private Evolution() {}

    public static Order evolve(Order order, List<OrderFact> facts, Instant at) {
        for (var fact : facts) order = evolve(order, fact, at);
        return order;
    }

    public static Order evolve(Order order, OrderFact fact, Instant at) {
        var next = apply(order, fact, at).atVersion(order.version() + 1);
        return next.withBlocker(Blockers.of(next, at));
    }

    private static Order apply(Order order, OrderFact fact, Instant at) {
        return switch (fact) {
            case OrderReceived f -> order.with(f.content());
            case OrderChanged f -> order.with(f.content());
            case OrderEdited f -> order.with(order.edits().with(f.edits()));
            case OrderCancelled f -> order.with(order.cancels().with(f.cancellation()));
            case CancelAsked f -> order.with(order.cancels().with(f.wish()));
            case UnitsCancelled f -> order.cancel(f.units());
            case RefundStated f -> order.with(order.cancels().with(f.number(), f.statement()));
            case UnitsTakenBack f -> order.with(order.existing(f.id()).reopen(f.units()));
            case RoutingBlocked f -> order.with(order.restraint()
                    .with(new RoutingBlock(f.rulesVersion(), f.reasonByLine())));
            case PaymentAwaited f -> order.with(order.restraint().with(f.block()));
            case PaymentAwaitedNoMore _ -> order.with(order.restraint().paid(at));
            case OrderHeld f -> order.with(order.restraint().with(f.hold()));
            case HoldReleased f -> order.with(order.restraint().without(f.handle(), at));
            case FulfillmentRescheduled f -> order.with(order.restraint().with(f.rescheduling()));
            case FulfillmentScheduled f -> order.with(order.restraint().until(f.notBefore()));
            case OrderArchived _ -> order.with(Archival.YES);
            case OrderUnarchived f -> order.with(f.by().isEmpty() ? Archival.NO : Archival.KEPT_OPEN);
            case OrderErased _ -> order.with(Archival.ERASED);
            case ScheduleEnded _ -> order.with(order.restraint().begun(at));
            case FulfillmentOrderCreated f -> order.with(created(f, at));
            case FulfillmentRequested f -> order.with(requested(order.existing(f.id()), f, at));
            case FulfillmentOrderUpdated f -> order.with(order.existing(f.id()).with(f.report()));
            case ShipmentRecorded f -> order.with(withShipment(order, f.shipment()));
            case ShipmentChanged f -> order.with(withShipment(order, f.shipment()));
            case ShipmentCancelled f -> order.with(undone(order.existing(f.id().fulfillmentOrderId()), f));
            case RecipientChanged _,RecipientEdited _,EditOverruled _,FulfillmentStatusChanged _ -> order;
        };
    }

    private static FulfillmentOrder created(FulfillmentOrderCreated f, Instant at) {
        var nobodyIsAsked = f.adopted() || f.channel() == Channel.MANUAL;
        var status = nobodyIsAsked ? FulfillmentOrderStatus.ACCEPTED : FulfillmentOrderStatus.REQUESTED;
        return new FulfillmentOrder(f.id(), f.channel(), f.units(), Units.NONE, f.adopted(), f.shipBy(),
                new Request(Wish.SUBMITTED, 0, 0, at, null), ChannelReport.none(status), List.of());
    }

    private static FulfillmentOrder requested(FulfillmentOrder order, FulfillmentRequested f, Instant at) {
        var again = f.revision() == order.request().revision();
        var times = again ? order.request().times() + 1 : 1;
        return order.with(new Request(f.wish(), f.revision(), times, at, f.resolution()));
    }

    private static FulfillmentOrder withShipment(Order order, Shipment shipment) {
        return order.existing(shipment.id().fulfillmentOrderId()).with(shipment);
    }

    private static FulfillmentOrder undone(FulfillmentOrder order, ShipmentCancelled f) {
        var shipment = order.shipment(f.id()).orElseThrow(() -> new IllegalStateException("no shipment " + f.id()));
        var after = order.with(shipment.withStatus(ShipmentStatus.CANCELLED));
        return f.reopened() ? after.reopen(shipment.shipped()) : after;
    }
}
