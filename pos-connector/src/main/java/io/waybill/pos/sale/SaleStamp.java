package io.waybill.pos.sale;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a body's content last changed and when it was sent, both by the source's clock and both perhaps missing. */
public record SaleStamp(@Nullable Instant changedAt, @Nullable Instant triggeredAt) {

    /** How a body relates to the one before it. UNDECIDABLE: the source's times do not say. */
    enum Order {
        NEWER, OLDER, UNDECIDABLE
    }

    Order comparedTo(SaleStamp other) {
        var changed = compare(changedAt, other.changedAt);
        // A time that is missing cannot be outvoted by one that decides less.
        if (changedAt == null || other.changedAt == null || changed != Order.UNDECIDABLE) return changed;
        return compare(triggeredAt, other.triggeredAt);
    }

    private static Order compare(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null || one.equals(other)) return Order.UNDECIDABLE;
        return one.isAfter(other) ? Order.NEWER : Order.OLDER;
    }
}
