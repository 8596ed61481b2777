package io.waybill.orders.announcing;

import io.waybill.orders.order.Cause;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.OrderFact;
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
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.PaymentBlock;
import io.waybill.orders.order.Rescheduling;
import io.waybill.orders.wire.CancelWishes;
import io.waybill.orders.wire.Contents;
import io.waybill.orders.wire.EditRecords;
import io.waybill.orders.wire.Enums;
import io.waybill.orders.wire.Lines;
import io.waybill.orders.wire.Parcels;
import io.waybill.orders.wire.Reports;
import io.waybill.orders.wire.Resolutions;
import io.waybill.schemas.BlockedLine;
import io.waybill.schemas.FulfillmentOrderCreatedFact;
import io.waybill.schemas.FulfillmentRequestedFact;
import io.waybill.schemas.FulfillmentRescheduledFact;
import io.waybill.schemas.FulfillmentScheduledFact;
import io.waybill.schemas.FulfillmentStatusChangedFact;
import io.waybill.schemas.HoldReleasedFact;
import io.waybill.schemas.OrderArchivedFact;
import io.waybill.schemas.OrderCancelledFact;
import io.waybill.schemas.OrderErasedFact;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.OrderHeldFact;
import io.waybill.schemas.OrderUnarchivedFact;
import io.waybill.schemas.PaymentAwaitedFact;
import io.waybill.schemas.PaymentAwaitedNoMoreFact;
import io.waybill.schemas.RecipientChangedFact;
import io.waybill.schemas.RoutingBlockedFact;
import io.waybill.schemas.ScheduleEndedFact;
import io.waybill.schemas.ShipmentCancelledFact;
import io.waybill.schemas.UnitsCancelledFact;
import io.waybill.schemas.UnitsTakenBackFact;
import io.waybill.schemas.Wish;
import java.time.Instant;

/** Writes a fact of the journal as the record that goes to {@code orders.events}. */
public final class FactRecords {

    private FactRecords() {}

    public static OrderEvent toRecord(OrderId id, long sequence, Instant at, Cause cause, OrderFact fact) {
        var event = OrderEvent.newBuilder()
                .setOrderId(id.value())
                .setSequence(sequence)
                .setType(fact.getClass().getSimpleName())
                .setAt(at)
                .setCause(new io.waybill.schemas.Cause(
                        cause.kind().name(), cause.id(), cause.revision()));
        return fill(event, fact).build();
    }

    private static OrderEvent.Builder fill(OrderEvent.Builder event, OrderFact fact) {
        return switch (fact) {
            case OrderReceived f -> event.setOrderReceived(Contents.toRecord(f.content(), f.revision()));
            case OrderChanged f -> event.setOrderChanged(Contents.toRecord(f.content(), f.revision()));
            case RecipientChanged f -> event.setRecipientChanged(new RecipientChangedFact(f.revision()));
            case OrderEdited f -> event.setOrderEdited(EditRecords.toRecord(f));
            case RecipientEdited f -> event.setRecipientEdited(EditRecords.toRecord(f));
            case EditOverruled f -> event.setEditOverruled(EditRecords.toRecord(f));
            case OrderCancelled f -> event.setOrderCancelled(cancelled(f));
            case CancelAsked f -> event.setCancelAsked(CancelWishes.toRecord(f.wish()));
            case RefundStated f -> event.setRefundStated(CancelWishes.toRecord(f));
            case UnitsCancelled f -> event.setUnitsCancelled(new UnitsCancelledFact(Lines.toRecords(f.units())));
            case UnitsTakenBack f -> event.setUnitsTakenBack(
                    new UnitsTakenBackFact(f.id().toString(), Lines.toRecords(f.units()), f.by()));
            case RoutingBlocked f -> event.setRoutingBlocked(blocked(f));
            case OrderHeld f -> event.setOrderHeld(held(f.hold()));
            case HoldReleased f -> event.setHoldReleased(new HoldReleasedFact(f.handle(), f.by()));
            case FulfillmentScheduled f -> event.setFulfillmentScheduled(
                    new FulfillmentScheduledFact(f.notBefore()));
            case FulfillmentRescheduled f -> event.setFulfillmentRescheduled(rescheduled(f.rescheduling()));
            case PaymentAwaited f -> event.setPaymentAwaited(awaited(f.block()));
            case PaymentAwaitedNoMore _ -> event.setPaymentAwaitedNoMore(new PaymentAwaitedNoMoreFact());
            case OrderArchived f -> event.setOrderArchived(new OrderArchivedFact(f.by()));
            case OrderUnarchived f -> event.setOrderUnarchived(new OrderUnarchivedFact(f.by()));
            case OrderErased f -> event.setOrderErased(new OrderErasedFact(f.by()));
            case ScheduleEnded _ -> event.setScheduleEnded(new ScheduleEndedFact());
            case FulfillmentOrderCreated f -> event.setFulfillmentOrderCreated(created(f));
            case FulfillmentRequested f -> event.setFulfillmentRequested(requested(f));
            case FulfillmentOrderUpdated f -> event.setFulfillmentOrderUpdated(
                    Reports.toRecord(f.id().toString(), f.report(), f.revision()));
            case ShipmentRecorded f -> event.setShipmentRecorded(Parcels.toRecord(f.shipment()));
            case ShipmentChanged f -> event.setShipmentChanged(Parcels.toRecord(f.shipment()));
            case ShipmentCancelled f -> event.setShipmentCancelled(new ShipmentCancelledFact(
                    f.id().fulfillmentOrderId().toString(), f.id().toString(), f.reopened(), f.by()));
            case FulfillmentStatusChanged f -> event.setFulfillmentStatusChanged(
                    new FulfillmentStatusChangedFact(f.from().name(), f.to().name()));
        };
    }

    private static OrderCancelledFact cancelled(OrderCancelled f) {
        var c = f.cancellation();
        return new OrderCancelledFact(c.reason(), c.note(), c.by(), c.at());
    }

    private static RoutingBlockedFact blocked(RoutingBlocked f) {
        return new RoutingBlockedFact(f.rulesVersion(), f.reasonByLine()
                .entrySet()
                .stream()
                .map(e -> new BlockedLine(e.getKey(), e.getValue()))
                .toList());
    }

    private static FulfillmentRescheduledFact rescheduled(Rescheduling r) {
        return new FulfillmentRescheduledFact(r.fulfillAt(), r.sourceSaid(), r.by());
    }

    private static PaymentAwaitedFact awaited(PaymentBlock block) {
        return new PaymentAwaitedFact(block.rulesVersion(),
                Enums.same(io.waybill.schemas.PaymentStatus.class, block.status()), block.reason());
    }

    private static OrderHeldFact held(Hold hold) {
        return new OrderHeldFact(hold.handle(), hold.reason().name(), hold.note(), hold.by(), hold.at());
    }

    private static FulfillmentOrderCreatedFact created(FulfillmentOrderCreated f) {
        return new FulfillmentOrderCreatedFact(f.id().toString(), f.channel().name(), f.adopted(), f.shipBy(),
                Lines.toRecords(f.units()));
    }

    private static FulfillmentRequestedFact requested(FulfillmentRequested f) {
        return new FulfillmentRequestedFact(f.id().toString(), Enums.same(Wish.class, f.wish()), f.revision(),
                Resolutions.toRecord(f.resolution()));
    }
}
