package io.waybill.simulator.calls;

import java.time.Duration;

/** Lets a caller wait; nobody else waits with it. */
@FunctionalInterface
public interface Pause {

    void last(Duration duration);

    /** Really waits, on the virtual thread of the call. */
    static void asleep(Duration duration) {
        if (!duration.isPositive()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
