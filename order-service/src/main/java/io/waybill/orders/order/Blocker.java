package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.HoldReleased;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one reason why an order is not finished: what is awaited, of whom, since when, and until when it is in time. */
public record Blocker(Kind kind, String name, Owner owner, Instant since, @Nullable Instant deadline, String detail) {

    /** CHANNEL_PROBLEM stands for whatever the channel named; {@link Blocker#name} then is the channel's word. */
    public enum Kind {
        AWAITING_CANCEL_VERDICT(Owner.CHANNEL, FulfillmentOrderUpdated.class),
        CHANNEL_PROBLEM(Owner.STAFF, FulfillmentOrderUpdated.class),
        REQUEST_DECLINED(Owner.STAFF, FulfillmentOrderCreated.class),
        NO_ROUTE(Owner.STAFF, FulfillmentOrderCreated.class), ON_HOLD(Owner.STAFF, HoldReleased.class),
        SCHEDULED(Owner.US, ScheduleEnded.class), AWAITING_PAYMENT(Owner.STAFF, PaymentAwaitedNoMore.class),
        AWAITING_REQUEST(Owner.STAFF, FulfillmentRequested.class),
        AWAITING_CONNECTOR(Owner.US, FulfillmentOrderUpdated.class),
        AWAITING_ACCEPTANCE(Owner.CHANNEL, FulfillmentOrderUpdated.class),
        AWAITING_MANUAL_SHIPMENT(Owner.STAFF, ShipmentRecorded.class),
        AWAITING_TRACKING(Owner.CHANNEL, ShipmentRecorded.class), AWAITING_MARK(Owner.STAFF, ShipmentRecorded.class);

        private final Owner owner;
        private final Class<? extends OrderFact> next;

        Kind(Owner owner, Class<? extends OrderFact> next) {
            this.owner = owner;
            this.next = next;
        }

        /** The type of the fact that is expected next. */
        public String nextFact() {
            return next.getSimpleName();
        }

        /** Who has to act, unless a channel that names a problem says otherwise. */
        public Owner owner() {
            return owner;
        }
    }

    Blocker since(Instant other) {
        return new Blocker(kind, name, owner, other, deadline, detail);
    }
}
