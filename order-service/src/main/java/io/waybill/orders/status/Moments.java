package io.waybill.orders.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads points in time as callers write them; what is none is a problem with its field. */
final class Moments {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Moments() {}

    /** Microseconds are what the journal keeps; finer ones would make the same order look changed. */
    static Instant of(String field, String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) return at;
        } catch (DateTimeException _) {
            // Answered below, in words of ours.
        }
        throw ProblemAnswers.invalid(field,
                "must be a time such as 2026-11-22T10:00:00Z, from %s to %s".formatted(EARLIEST, LATEST));
    }

    static @Nullable Instant optional(String field, @Nullable String text) {
        return text == null || text.isEmpty() ? null : of(field, text);
    }
}
