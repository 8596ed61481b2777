package io.waybill.kit.connector;

import java.time.Duration;

/** How long to wait after the n-th failure in a row: doubling, capped, and scattered so that failures do not march. */
record RetryDelays(Duration first, Duration max) {

    private static final int DOUBLINGS_MAX = 30;

    /**
     * @param attempt from 1
     * @param random from 0 to 1; the delay lies between half of the full one and all of it
     */
    Duration after(int attempt, double random) {
        var doublings = Math.min(attempt - 1, DOUBLINGS_MAX);
        var full = Math.min((double) first.toMillis() * (1L << doublings), (double) max.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(full * (1 + random) / 2)));
    }
}
