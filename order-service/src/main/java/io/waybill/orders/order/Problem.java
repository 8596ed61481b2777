package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a channel does not go on, and who can change that. */
public record Problem(String kind, String detail, Owner owner, @Nullable Instant deadline) {

    /** Nobody knows whether a call made an order outside. */
    private static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";
    /** A call made an order outside, and nobody knows which. */
    private static final String IDS_UNKNOWN = "IDS_UNKNOWN";

    boolean isForPersonToResolve() {
        return kind.equals(OUTCOME_UNKNOWN) || existsOutside();
    }

    boolean existsOutside() {
        return kind.equals(IDS_UNKNOWN);
    }

    public Problem { deadline = Times.microsOrNull(deadline); }
}
