package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a channel does not go on, and who can change that. */
public record Problem(String kind, String detail, Owner owner, @Nullable Instant deadline) {

    public Problem { deadline = Times.microsOrNull(deadline); }
}
