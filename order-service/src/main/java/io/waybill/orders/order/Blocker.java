package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one reason why an order is not finished: what is awaited, of whom, since when, and until when it is in time. */
public record Blocker(Kind kind, String name, Owner owner, Instant since, @Nullable Instant deadline, String detail) {

    /** CHANNEL_PROBLEM stands for whatever the channel named; {@link Blocker#name} then is the channel's word. */
    public enum Kind {
        AWAITING_CANCEL_VERDICT, CHANNEL_PROBLEM, REQUEST_DECLINED, NO_ROUTE, AWAITING_REQUEST, AWAITING_CONNECTOR,
        AWAITING_ACCEPTANCE, AWAITING_MANUAL_SHIPMENT, AWAITING_TRACKING, AWAITING_MARK
    }

    Blocker since(Instant other) {
        return new Blocker(kind, name, owner, other, deadline, detail);
    }
}
