package io.waybill.simulator.calls;

import java.time.Duration;
import java.time.Instant;

/** A quota: so many calls a second, and a stock of unused ones up to the burst. */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double ratePerSecond;
    private final int burstCallsMax;
    private double tokens;
    private Instant filledAt = Instant.MIN;

    public TokenBucket(double ratePerSecond, int burstCallsMax) {
        this.ratePerSecond = ratePerSecond;
        this.burstCallsMax = burstCallsMax;
        this.tokens = burstCallsMax;
    }

    /** False where the quota is used up; nothing is taken then. */
    public synchronized boolean take(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void fill(Instant now) {
        if (!now.isAfter(filledAt)) {
            return;
        }
        if (!filledAt.equals(Instant.MIN)) {
            double seconds = Duration.between(filledAt, now).toNanos() / NANOS_PER_SECOND;
            tokens = Math.min(burstCallsMax, tokens + seconds * ratePerSecond);
        }
        filledAt = now;
    }
}
