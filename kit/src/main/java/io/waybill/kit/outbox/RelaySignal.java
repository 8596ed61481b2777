package io.waybill.kit.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a commit end the relay's pause. Any number of wakes before a pause count as one. */
final class RelaySignal {

    private final Semaphore news = new Semaphore(0);

    void wake() {
        if (news.availablePermits() == 0) news.release();
    }

    boolean awaitNews(Duration longest) throws InterruptedException {
        var came = news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        news.drainPermits();
        return came;
    }
}
