package io.waybill.orders.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to change an order, or news about it. Carries its time, so that deciding needs no clock. */
public sealed interface OrderCommand {

    OrderId orderId();

    Instant at();

    default Cause cause() {
        return switch (this) {
            case ReceiveSnapshot c -> new Cause(Cause.Kind.SNAPSHOT, Order.SOURCE, c.revision());
            case ReceiveUpdate c -> new Cause(Cause.Kind.UPDATE, c.fulfillmentOrderId().toString(), c.revision());
            case CancelOrder c -> byPerson(c.by());
            case RouteOrder c -> byPerson(c.by());
            case RequestOrder c -> byPerson(c.by());
            case HoldOrder c -> byPerson(c.hold().by());
            case ReleaseHold c -> byPerson(c.by());
            case RescheduleOrder c -> byPerson(c.by());
            case ArchiveOrder c -> byPerson(c.by());
            case UnarchiveOrder c -> byPerson(c.by());
            case EraseOrder c -> byPerson(c.by());
            case ResolveOutcome c -> byPerson(c.resolution().by());
            case RecordShipment c -> byPerson(c.by());
            case CancelShipment c -> byPerson(c.by());
            case CorrectTracking c -> byPerson(c.by());
            case TimePassed _ -> new Cause(Cause.Kind.TIME, "", null);
        };
    }

    private static Cause byPerson(String name) {
        return new Cause(Cause.Kind.COMMAND, name, null);
    }

    /** The order as its source shows it now. */
    record ReceiveSnapshot(OrderId orderId, long revision, Content content, Recipient recipient,
            @Nullable Cancellation cancellation, List<ReportedShipment> shipments, Arrival arrival,
            Instant at) implements OrderCommand {

        public ReceiveSnapshot { at = Times.micros(at); }
    }

    /** All a channel knows of one fulfillment order. */
    record ReceiveUpdate(FulfillmentOrderId fulfillmentOrderId, long revision, ChannelReport report,
            List<ReportedShipment> shipments, Arrival arrival, Instant at) implements OrderCommand {

        public ReceiveUpdate { at = Times.micros(at); }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    record CancelOrder(OrderId orderId, String reason, String note, String by, Instant at) implements OrderCommand {

        public CancelOrder { at = Times.micros(at); }
    }

    /** Look for a channel again, also one that has refused before. */
    record RouteOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public RouteOrder { at = Times.micros(at); }
    }

    /** Ask the channels that wait for somebody to say so. */
    record RequestOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public RequestOrder { at = Times.micros(at); }
    }

    record HoldOrder(OrderId orderId, Hold hold) implements OrderCommand {

        @Override
        public Instant at() {
            return hold.at();
        }
    }

    record ReleaseHold(OrderId orderId, String handle, String by, Instant at) implements OrderCommand {

        public ReleaseHold { at = Times.micros(at); }
    }

    /** Begin not before {@code fulfillAt}; a time that has passed means now. */
    record RescheduleOrder(OrderId orderId, Instant fulfillAt, String by, Instant at) implements OrderCommand {

        public RescheduleOrder {
            fulfillAt = Times.micros(fulfillAt);
            at = Times.micros(at);
        }
    }

    record ArchiveOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public ArchiveOrder { at = Times.micros(at); }
    }

    record UnarchiveOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public UnarchiveOrder { at = Times.micros(at); }
    }

    /** Forget who the customer was. */
    record EraseOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public EraseOrder { at = Times.micros(at); }
    }

    /** Somebody looked outside and says what became of a call whose outcome nobody knew. */
    record ResolveOutcome(FulfillmentOrderId fulfillmentOrderId, Resolution resolution) implements OrderCommand {

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }

        @Override
        public Instant at() {
            return resolution.at();
        }
    }

    /** Somebody sent, or handed over, units by hand. No units named means all that are owed. */
    record RecordShipment(FulfillmentOrderId fulfillmentOrderId, Tracking tracking, Units units, String by,
            Instant at) implements OrderCommand {

        public RecordShipment { at = Times.micros(at); }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    /** Un-fulfill: the parcel never went out. */
    record CancelShipment(ShipmentId shipmentId, String by, Instant at) implements OrderCommand {

        public CancelShipment { at = Times.micros(at); }

        @Override
        public OrderId orderId() {
            return shipmentId.fulfillmentOrderId().orderId();
        }
    }

    /** The parcel went out under another number than was said. */
    record CorrectTracking(ShipmentId shipmentId, Tracking tracking, String by, Instant at) implements OrderCommand {

        public CorrectTracking { at = Times.micros(at); }

        @Override
        public OrderId orderId() {
            return shipmentId.fulfillmentOrderId().orderId();
        }
    }

    record TimePassed(OrderId orderId, Instant at) implements OrderCommand {

        public TimePassed { at = Times.micros(at); }
    }
}
