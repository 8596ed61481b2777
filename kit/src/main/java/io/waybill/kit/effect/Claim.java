package io.waybill.kit.effect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to make one call that changes the outside.
 *
 * @param work whose call it is
 * @param body what will be sent; a repeat sends what the first call sent
 * @param firstAt null: now. Else since when it may have been made without our knowing
 * @param callTimeout no call is begun with less of the lease left
 * @param resolvedBy when a person allowed it, in µs since 1970; 0: nobody had to
 */
public record Claim(String key, EffectKind kind, Claimant work, String body, @Nullable Instant firstAt,
        Duration callTimeout, long resolvedBy) {

    /** The row that holds the lease under which the call is made. */
    public record Claimant(String workId, String orderId, String account, long leaseNumber, long wakeNumber) {}

    /** What came of a claim. */
    public sealed interface Answer {

        /** The call may be made, once, now. */
        record Granted(Effect effect) implements Answer {}

        /** The lease is over or too short, or there is news that has to be read first: nothing may be called. */
        record Lapsed() implements Answer {}

        /** It was settled meanwhile. */
        record Settled() implements Answer {}
    }
}
