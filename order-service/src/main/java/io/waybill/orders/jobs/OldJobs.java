package io.waybill.orders.jobs;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets jobs that have been over for long, each with its results. */
@Component
class OldJobs {

    static final int JOBS_MAX = 10;

    private final JobStore store;
    private final JobProperties limits;

    OldJobs(JobStore store, JobProperties limits) {
        this.store = store;
        this.limits = limits;
    }

    /** Each in a transaction of its own. Returns how many; as many as it can take means that there may be more. */
    int runOnce(Instant now) {
        var old = store.over(now.minus(limits.keptFor()), JOBS_MAX);
        old.forEach(store::forget);
        return old.size();
    }
}
