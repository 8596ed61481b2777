package io.waybill.kit.channel;

import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.Effects;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Resolution;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a decision about one fulfillment order rests on. */
record Situation(FulfillmentRequest request, Effects effects, Terms terms) {

    /** Clocks of two machines may differ by this much. */
    private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(5);

    boolean isCancelled() {
        return request.getWish() == Wish.CANCELLED;
    }

    Instant now() {
        return effects.readAt();
    }

    Optional<Effect> submit() {
        return effects.of(EffectKind.SUBMIT);
    }

    Optional<Effect> cancel() {
        return effects.of(EffectKind.CANCEL);
    }

    /** A person's decision that was not carried out yet. It stays in every later wish, so its own time tells. */
    Optional<Resolution> resolution(@Nullable Effect submit) {
        var carriedOut = submit == null ? 0 : submit.resolvedBy();
        return Optional.ofNullable(request.getResolution()).filter(r -> micros(r.getAt()) > carriedOut);
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Whether a submit may have been made that this database, being restored, knows nothing of. */
    boolean mayBeForgotten() {
        var restoredAt = effects.restoredAt();
        return restoredAt != null && firstWished().isBefore(restoredAt.plus(CLOCK_DIFFERENCE_MAX));
    }

    /**
     * No submit was made before this. A wish to submit is made once, and its revision is that time; what is known to be
     * a later wish says nothing of when the first one was.
     */
    Instant firstWished() {
        var first = request.getWish() == Wish.SUBMITTED && request.getResolution() == null;
        return first ? wishedAt() : request.getPlacedAt();
    }

    /** Whether this decision is younger than the last restore, so that what was done about it is not forgotten. */
    boolean isSinceRestore(Resolution resolution) {
        var restoredAt = effects.restoredAt();
        return restoredAt == null || resolution.getAt().isAfter(restoredAt.plus(CLOCK_DIFFERENCE_MAX));
    }

    private Instant wishedAt() {
        return Instant.EPOCH.plus(request.getRevision(), ChronoUnit.MICROS);
    }

    /** The latest instant at which the submit may have been claimed, also by claims that a restore took back. */
    Instant lastClaim(Effect submit) {
        var known = submit.claimed().last();
        var restoredAt = effects.restoredAt();
        return restoredAt != null && restoredAt.isAfter(known) ? restoredAt : known;
    }

    /** Only after this it counts that the outside does not show what was claimed last at {@code claimed}. */
    Instant absenceCountsAfter(Instant claimed, Duration visibleAfter) {
        return claimed.plus(terms.callTimeout()).plus(terms.lease()).plus(visibleAfter);
    }
}
