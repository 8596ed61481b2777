package io.waybill.simulator.delivery;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts every sending that is due, never more at once than the limit; driven by a thread live and by hand in tests. */
final class DeliveryLoop {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);

    private final Deliveries deliveries;
    private final Executor executor;
    private final Semaphore free;

    DeliveryLoop(Deliveries deliveries, Executor executor, int concurrentSendsMax) {
        this.deliveries = deliveries;
        this.executor = executor;
        this.free = new Semaphore(concurrentSendsMax);
    }

    /** How many sendings were started; the rest waits for a free place or for its time. */
    int runOnce(Instant now) {
        int started = 0;
        while (free.tryAcquire()) {
            Queued next = deliveries.queue().takeDue(now);
            if (next == null) {
                free.release();
                return started;
            }
            executor.execute(() -> send(next, now));
            started++;
        }
        return started;
    }

    private void send(Queued next, Instant now) {
        try {
            deliveries.send(next, now);
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("orderId", next.webhook().orderId())
                    .addKeyValue("webhookId", next.webhook().id())
                    .log("a webhook was lost by the simulator: a bug");
            throw e;
        } finally {
            free.release();
        }
    }
}
