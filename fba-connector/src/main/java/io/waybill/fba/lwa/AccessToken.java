package io.waybill.fba.lwa;

import java.time.Duration;
import java.time.Instant;

/**
 * What a call shows to be let in. {@code renewAt} lies before {@code endsAt}, so that no call has to wait for a new one.
 */
public record AccessToken(String text, Instant renewAt, Instant endsAt) {

    private static final Duration RENEWED_EARLY_MAX = Duration.ofMinutes(5);
    private static final int EARLY_PART_OF_LIFETIME = 4;

    /** {@code askedAt}: before the request was sent, so that the answer's way counts as used up. */
    static AccessToken of(String text, Instant askedAt, Duration lifetime) {
        var part = lifetime.dividedBy(EARLY_PART_OF_LIFETIME);
        var early = part.compareTo(RENEWED_EARLY_MAX) < 0 ? part : RENEWED_EARLY_MAX;
        return new AccessToken(text, askedAt.plus(lifetime).minus(early), askedAt.plus(lifetime));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    boolean isGood(Instant now) {
        return now.isBefore(endsAt);
    }

    @Override
    public String toString() {
        return "AccessToken[until %s]".formatted(endsAt);
    }
}
