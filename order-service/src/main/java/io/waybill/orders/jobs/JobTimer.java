package io.waybill.orders.jobs;

import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Drives {@link JobWorker} and {@link OldJobs} live. */
@Component
class JobTimer {

    private static final Logger LOG = LoggerFactory.getLogger(JobTimer.class);

    private final JobWorker worker;
    private final OldJobs oldJobs;
    private final InstantSource time;
    private final ReentrantLock atWork = new ReentrantLock();

    JobTimer(JobWorker worker, OldJobs oldJobs, InstantSource time) {
        this.worker = worker;
        this.oldJobs = oldJobs;
        this.time = time;
    }

    /** At a rate, which has a thread of its own: a step may take long, and holds up no other timer. */
    @Scheduled(fixedRateString = "${waybill.jobs.interval:200ms}")
    void work() {
        if (!atWork.tryLock()) return;
        try {
            unlessDatabaseIsAway(() -> worker.runOnce(time.instant()));
        } finally {
            atWork.unlock();
        }
    }

    @Scheduled(fixedDelayString = "${waybill.jobs.cleaning-interval:1m}")
    void forget() {
        unlessDatabaseIsAway(() -> oldJobs.runOnce(time.instant()));
    }

    private static void unlessDatabaseIsAway(Runnable step) {
        try {
            step.run();
        } catch (DataAccessException | TransactionException databaseAway) {
            LOG.atWarn().addKeyValue("error", databaseAway.getMessage()).log("jobs wait for the database");
        }
    }
}
