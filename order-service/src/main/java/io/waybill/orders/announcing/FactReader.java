package io.waybill.orders.announcing;

import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.Cause;
import io.waybill.orders.order.Channel;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.OrderFact;
import io.waybill.orders.order.OrderFact.CancelAsked;
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
import io.waybill.orders.order.OrderFact.OrderErased;
import io.waybill.orders.order.OrderFact.OrderHeld;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.OrderUnarchived;
import io.waybill.orders.order.OrderFact.PaymentAwaited;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import io.waybill.orders.order.OrderFact.ShipmentCancelled;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import io.waybill.orders.order.PaymentBlock;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Rescheduling;
import io.waybill.orders.order.Wish;
import io.waybill.orders.wire.CancelWishes;
import io.waybill.orders.wire.Contents;
import io.waybill.orders.wire.EditRecords;
import io.waybill.orders.wire.Enums;
import io.waybill.orders.wire.Lines;
import io.waybill.orders.wire.Parcels;
import io.waybill.orders.wire.Reports;
import io.waybill.orders.wire.Resolutions;
import io.waybill.schemas.FulfillmentOrderCreatedFact;
import io.waybill.schemas.OrderCancelledFact;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.OrderHeldFact;
import io.waybill.schemas.RoutingBlockedFact;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code orders.events}, or of the journal, back into the fact it was written from. */
public final class FactReader {

    private FactReader() {}

    public static Cause cause(OrderEvent event) {
        var cause = event.getCause();
        return new Cause(Cause.Kind.valueOf(cause.getKind()), cause.getId(), cause.getRevision());
    }

    public static OrderFact fact(OrderEvent e) {
        return switch (e.getType()) {
            case "OrderReceived" -> read(e, e.getOrderReceived(),
                    f -> new OrderReceived(Contents.fromRecord(f), f.getRevision()));
            case "OrderChanged" -> read(e, e.getOrderChanged(),
                    f -> new OrderChanged(Contents.fromRecord(f), f.getRevision()));
            case "RecipientChanged" -> read(e, e.getRecipientChanged(), f -> new RecipientChanged(f.getRevision()));
            case "OrderEdited" -> read(e, e.getOrderEdited(), EditRecords::fromRecord);
            case "RecipientEdited" -> read(e, e.getRecipientEdited(), EditRecords::fromRecord);
            case "EditOverruled" -> read(e, e.getEditOverruled(), EditRecords::fromRecord);
            case "OrderCancelled" -> read(e, e.getOrderCancelled(), FactReader::cancelled);
            case "CancelAsked" -> read(e, e.getCancelAsked(), f -> new CancelAsked(CancelWishes.fromRecord(f)));
            case "RefundStated" -> read(e, e.getRefundStated(), CancelWishes::fromRecord);
            case "UnitsCancelled" -> read(e, e.getUnitsCancelled(),
                    f -> new UnitsCancelled(Lines.fromRecords(f.getLines())));
            case "UnitsTakenBack" -> read(e, e.getUnitsTakenBack(),
                    f -> new UnitsTakenBack(Parcels.fulfillmentOrderId(f.getFulfillmentOrderId()),
                            Lines.fromRecords(f.getLines()), f.getBy()));
            case "RoutingBlocked" -> read(e, e.getRoutingBlocked(), FactReader::blocked);
            case "OrderHeld" -> read(e, e.getOrderHeld(), FactReader::held);
            case "HoldReleased" -> read(e, e.getHoldReleased(), f -> new HoldReleased(f.getHandle(), f.getBy()));
            case "FulfillmentScheduled" -> read(e, e.getFulfillmentScheduled(),
                    f -> new FulfillmentScheduled(f.getNotBefore()));
            case "FulfillmentRescheduled" -> read(e, e.getFulfillmentRescheduled(),
                    f -> new FulfillmentRescheduled(new Rescheduling(f.getFulfillAt(), f.getSourceSaid(), f.getBy())));
            case "PaymentAwaited" -> read(e, e.getPaymentAwaited(),
                    f -> new PaymentAwaited(new PaymentBlock(f.getRulesVersion(),
                            Enums.same(PaymentStatus.class, f.getStatus()), f.getReason())));
            case "PaymentAwaitedNoMore" -> read(e, e.getPaymentAwaitedNoMore(), _ -> new PaymentAwaitedNoMore());
            case "OrderArchived" -> read(e, e.getOrderArchived(), f -> new OrderArchived(f.getBy()));
            case "OrderUnarchived" -> read(e, e.getOrderUnarchived(), f -> new OrderUnarchived(f.getBy()));
            case "OrderErased" -> read(e, e.getOrderErased(), f -> new OrderErased(f.getBy()));
            case "ScheduleEnded" -> read(e, e.getScheduleEnded(), _ -> new ScheduleEnded());
            case "FulfillmentOrderCreated" -> read(e, e.getFulfillmentOrderCreated(), FactReader::created);
            case "FulfillmentRequested" -> read(e, e.getFulfillmentRequested(),
                    f -> new FulfillmentRequested(Parcels.fulfillmentOrderId(f.getFulfillmentOrderId()),
                            Enums.same(Wish.class, f.getWish()), f.getRequestRevision(),
                            Resolutions.fromRecord(f.getResolution())));
            case "FulfillmentOrderUpdated" -> read(e, e.getFulfillmentOrderUpdated(),
                    f -> new FulfillmentOrderUpdated(Parcels.fulfillmentOrderId(f.getFulfillmentOrderId()),
                            Reports.fromRecord(f), f.getRevision()));
            case "ShipmentRecorded" -> read(e, e.getShipmentRecorded(), f -> new ShipmentRecorded(Parcels.fromRecord(
                    f)));
            case "ShipmentChanged" -> read(e, e.getShipmentChanged(), f -> new ShipmentChanged(Parcels.fromRecord(f)));
            case "ShipmentCancelled" -> read(e, e.getShipmentCancelled(),
                    f -> new ShipmentCancelled(Parcels.shipmentId(f.getShipmentId()), f.getReopened(), f.getBy()));
            case "FulfillmentStatusChanged" -> read(e, e.getFulfillmentStatusChanged(),
                    f -> new FulfillmentStatusChanged(
                            FulfillmentStatus.valueOf(f.getFrom()), FulfillmentStatus.valueOf(f.getTo())));
            default -> throw new IllegalArgumentException("order %s, fact %d: type %s is not known to this version"
                    .formatted(e.getOrderId(), e.getSequence(), e.getType()));
        };
    }

    private static <T> OrderFact read(OrderEvent event, @Nullable T body, Function<T, OrderFact> reading) {
        if (body != null) return reading.apply(body);
        throw new IllegalArgumentException("order %s, fact %d: type %s without its body".formatted(event.getOrderId(),
                event.getSequence(), event.getType()));
    }

    private static OrderFact cancelled(OrderCancelledFact f) {
        return new OrderCancelled(new Cancellation(f.getReason(), f.getNote(), f.getBy(), f.getAskedAt()));
    }

    private static OrderFact blocked(RoutingBlockedFact f) {
        var reasons = new TreeMap<String, String>();
        f.getLines().forEach(line -> reasons.put(line.getLineId(), line.getReason()));
        return new RoutingBlocked(f.getRulesVersion(), reasons);
    }

    private static OrderHeld held(OrderHeldFact f) {
        // A reason that is newer than this service holds all the same.
        var reason = Arrays.stream(Hold.Reason.values())
                .filter(known -> known.name().equals(f.getReason()))
                .findFirst()
                .orElse(Hold.Reason.OTHER);
        return new OrderHeld(new Hold(f.getHandle(), reason, f.getNote(), f.getBy(), f.getHeldAt()));
    }

    private static OrderFact created(FulfillmentOrderCreatedFact f) {
        return new FulfillmentOrderCreated(Parcels.fulfillmentOrderId(f.getFulfillmentOrderId()),
                Channel.valueOf(f.getChannel()), Lines.fromRecords(f.getLines()), f.getAdopted(), f.getShipBy());
    }
}
