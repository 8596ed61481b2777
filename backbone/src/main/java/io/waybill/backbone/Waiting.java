package io.waybill.backbone;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does; there is nothing to be notified by. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    /** Whether the condition held before the limit was over. It is asked at least once. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for a server", e);
        }
    }
}
