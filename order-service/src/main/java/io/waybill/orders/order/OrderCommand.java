package io.waybill.orders.order;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
            case RouteTo c -> byPerson(c.by());
            case MoveShare c -> byPerson(c.by());
            case CancelShare c -> byPerson(c.by());
            case SplitShare c -> byPerson(c.by());
            case MergeShares c -> byPerson(c.by());
            case RequestOrder c -> byPerson(c.by());
            case HoldOrder c -> byPerson(c.hold().by());
            case ReleaseHold c -> byPerson(c.by());
            case RescheduleOrder c -> byPerson(c.by());
            case EditOrder c -> byPerson(c.by());
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

    /**
     * Stop units that have not left yet; none named means the whole order, also what is added to it later. Customers may
     * do so only within their store's window.
     */
    record CancelOrder(OrderId orderId, Units units, CancelTerms terms, boolean askedByCustomer, String by,
            Instant at) implements OrderCommand {

        public CancelOrder { at = Times.micros(at); }

        boolean isWhole() {
            return units.isNone();
        }
    }

    /** Look for a channel again, also one that has refused before. */
    record RouteOrder(OrderId orderId, String by, Instant at) implements OrderCommand {

        public RouteOrder { at = Times.micros(at); }
    }

    /** Give open units to a channel of a person's choice. No units named means all that are open. */
    record RouteTo(OrderId orderId, Channel to, Units units, String by, Instant at) implements OrderCommand {

        public RouteTo {
            neverToTheTill(to);
            at = Times.micros(at);
        }
    }

    /** Stop one channel; what it could stop is given anew, by the rules of then. */
    record CancelShare(FulfillmentOrderId fulfillmentOrderId, String by, Instant at) implements OrderCommand {

        public CancelShare { at = Times.micros(at); }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    /** Give to another channel what nobody outside was asked for. No units named means all that are owed. */
    record MoveShare(FulfillmentOrderId fulfillmentOrderId, Channel to, Units units, String by,
            Instant at) implements OrderCommand {

        public MoveShare {
            neverToTheTill(to);
            at = Times.micros(at);
        }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    /** Make a fulfillment order of its own for some of the units. */
    record SplitShare(FulfillmentOrderId fulfillmentOrderId, Units units, String by,
            Instant at) implements OrderCommand {

        public SplitShare {
            if (units.isNone()) throw new IllegalArgumentException("a split names the units that leave");
            at = Times.micros(at);
        }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    /** Make one fulfillment order of several of the same channel. */
    record MergeShares(FulfillmentOrderId fulfillmentOrderId, Set<FulfillmentOrderId> others, String by,
            Instant at) implements OrderCommand {

        public MergeShares {
            others = Set.copyOf(others);
            if (others.isEmpty() || others.contains(fulfillmentOrderId)) {
                throw new IllegalArgumentException("a merge names others than %s".formatted(fulfillmentOrderId));
            }
            at = Times.micros(at);
        }

        /** In one order, however they were named. */
        List<FulfillmentOrderId> named() {
            return Stream.concat(Stream.of(fulfillmentOrderId), others.stream().sorted(comparing(Object::toString)))
                    .toList();
        }

        @Override
        public OrderId orderId() {
            return fulfillmentOrderId.orderId();
        }
    }

    private static void neverToTheTill(Channel to) {
        if (to == Channel.POS) throw new IllegalArgumentException("a till sends nothing: units cannot be given to POS");
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

    /** Say something else than the source does: how many of each line named, and the fields of the recipient named. */
    record EditOrder(OrderId orderId, Map<String, Integer> quantities, Map<RecipientField, String> recipient, String by,
            Instant at) implements OrderCommand {

        public EditOrder {
            quantities = Map.copyOf(quantities);
            recipient = Map.copyOf(recipient);
            at = Times.micros(at);
        }

        /** Without the recipient, which is nobody's business. */
        @Override
        public String toString() {
            return "EditOrder[%s %s %s]".formatted(orderId, quantities, recipient.keySet());
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
