package io.waybill.fba.amazon;

import java.time.Instant;

/**
 * How far a sweep is, as its work keeps it.
 *
 * @param highWater all changes up to here were seen, by Amazon's clock
 * @param seen the latest change in the pages turned so far
 * @param nextToken where to go on; empty: from the start
 */
record SweepMemory(Instant highWater, Instant seen, String nextToken) {

    static SweepMemory from(Instant start) {
        return new SweepMemory(start, start, "");
    }

    /** What another version wrote is worth nothing; sweeping again does no harm. */
    static SweepMemory parse(String text, Instant otherwiseFrom) {
        var parts = text.split(" ", 3);
        if (parts.length != 3) return from(otherwiseFrom);
        try {
            return new SweepMemory(Instant.parse(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (java.time.DateTimeException _) {
            return from(otherwiseFrom);
        }
    }

    SweepMemory turned(Instant latest, String next) {
        var newest = latest.isAfter(seen) ? latest : seen;
        return next.isEmpty() ? new SweepMemory(newest, newest, "") : new SweepMemory(highWater, newest, next);
    }

    boolean isAtStart() {
        return nextToken.isEmpty();
    }

    String text() {
        return "%s %s %s".formatted(highWater, seen, nextToken);
    }
}
