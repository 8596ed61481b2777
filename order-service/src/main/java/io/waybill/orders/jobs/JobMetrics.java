package io.waybill.orders.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How many orders wait in jobs. Asked of the database at most every 5 s. */
@Component
class JobMetrics {

    static final Duration FRESH = Duration.ofSeconds(5);

    private record Sample(Instant at, double orders) {}

    private final JobStore store;
    private final InstantSource time;
    private Sample sample = new Sample(Instant.MIN, 0);

    JobMetrics(JobStore store, InstantSource time, MeterRegistry meters) {
        this.store = store;
        this.time = time;
        Gauge.builder("waybill.jobs.orders.pending", this, JobMetrics::pending)
                .description("orders that running jobs have not come to")
                .register(meters);
    }

    private synchronized double pending() {
        var now = time.instant();
        if (sample.at().isBefore(now.minus(FRESH))) sample = new Sample(now, ask());
        return sample.orders();
    }

    /** While the database is away nothing is known: a made-up 0 would say that nothing waits. */
    private double ask() {
        try {
            return store.pendingOrders();
        } catch (DataAccessException | TransactionException databaseAway) {
            return Double.NaN;
        }
    }
}
