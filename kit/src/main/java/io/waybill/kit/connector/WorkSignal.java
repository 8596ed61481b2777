package io.waybill.kit.connector;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the worker of this process that work became due, so that it need not wait for its next poll. */
final class WorkSignal {

    private final Semaphore news = new Semaphore(0);

    void raise() {
        // One is enough: whoever sees it looks at everything that is due.
        if (news.availablePermits() == 0) news.release();
    }

    /** Before the commit nobody else could see the work. */
    void raiseAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            raise();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                raise();
            }
        });
    }

    void await(Duration max) throws InterruptedException {
        if (news.tryAcquire(max.toMillis(), TimeUnit.MILLISECONDS)) news.drainPermits();
    }
}
