package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one reason why an order is not finished: what is awaited, of whom, since when, and until when it is in time. */
public record Blocker(Kind kind, String name, Owner owner, Instant since, @Nullable Instant deadline, String detail) {

    /** CHANNEL_PROBLEM stands for whatever the channel named; {@link Blocker#name} then is the channel's word. */
    public enum Kind {
        AWAITING_CANCEL_VERDICT(Owner.CHANNEL), CHANNEL_PROBLEM(Owner.STAFF), REQUEST_DECLINED(Owner.STAFF),
        NO_ROUTE(Owner.STAFF), ON_HOLD(Owner.STAFF), SCHEDULED(Owner.US), AWAITING_PAYMENT(Owner.STAFF),
        AWAITING_REQUEST(Owner.STAFF), AWAITING_CONNECTOR(Owner.US),
        AWAITING_ACCEPTANCE(Owner.CHANNEL), AWAITING_MANUAL_SHIPMENT(Owner.STAFF), AWAITING_TRACKING(Owner.CHANNEL),
        AWAITING_MARK(Owner.STAFF);

        private final Owner owner;

        Kind(Owner owner) {
            this.owner = owner;
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
