package io.waybill.kit.deadletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which open dead letters are tried again.
 *
 * @param after only those with a higher id, to go on where the last answer ended
 */
record RedriveRequest(@Nullable String reader, @Nullable String kind, @Nullable String orderId, @Nullable Long after,
        @Min(1) @Max(LIMIT_MAX) @Nullable Integer limit) {

    static final int LIMIT_MAX = 200;

    private static final int LIMIT_DEFAULT = 50;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(reader, kind, orderId, null);
    }

    long afterOrStart() {
        return after == null ? 0 : after;
    }

    int limitOrDefault() {
        return limit == null ? LIMIT_DEFAULT : limit;
    }
}
