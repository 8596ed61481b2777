package io.waybill.kit.channel;

import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do next about one fulfillment order. */
sealed interface Move {

    /**
     * Make the call that submits.
     *
     * @param before null: it was never made. Else the same key and body are sent again
     * @param firstAt null: now. Else since when it may have been made without our knowing
     * @param resolvedBy when a person allowed it, in µs since 1970; 0: nobody had to
     */
    record Submit(@Nullable Effect before, @Nullable Instant firstAt, long resolvedBy) implements Move {

        boolean isFirst() {
            return before == null && firstAt == null;
        }
    }

    /** Ask whether a submit of unknown outcome arrived; {@code effect} is null where even the claim may be lost. */
    record LookUp(@Nullable Effect effect, Instant claimedLast, Instant absenceCountsAfter) implements Move {}

    /** Write down what was decided about the submit, and decide anew; {@code effect} is null where there is no row yet. */
    record Settle(@Nullable Effect effect, Result result, long resolvedBy) implements Move {}

    /** Ask the channel to stop, then look. */
    record Cancel(Effect submit) implements Move {}

    /** Look how it stands. */
    record Watch(Effect submit) implements Move {}

    /** Too early for a repeat. */
    record Wait(Duration after, String why) implements Move {}

    /** Nothing was given to the channel, and nothing will be. */
    record Stopped() implements Move {}

    record Rejected(String why) implements Move {}

    /** Only a person can go on. {@code accepted}: it is known to exist outside. */
    record AskPerson(String problem, String detail, boolean accepted) implements Move {}
}
