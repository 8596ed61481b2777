package io.waybill.orders.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drives the metrics and the watch live. */
@Component
class WatchTimer {

    private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);

    /** However many orders are unfinished: counting them takes a tenth of the time at most. */
    private static final int PAUSE_FACTOR = 9;

    private final OrderMetrics metrics;
    private final InvariantWatch watch;
    private final InstantSource time;
    private Instant countAgainAt = Instant.MIN;

    WatchTimer(OrderMetrics metrics, InvariantWatch watch, InstantSource time) {
        this.metrics = metrics;
        this.watch = watch;
        this.time = time;
    }

    @Scheduled(fixedDelayString = "${waybill.watching.metrics-interval:10s}")
    void count() {
        var began = time.instant();
        if (began.isBefore(countAgainAt)) return;
        unlessDatabaseIsAway(metrics::runOnce);
        var ended = time.instant();
        countAgainAt = ended.plus(Duration.between(began, ended).multipliedBy(PAUSE_FACTOR));
    }

    @Scheduled(fixedDelayString = "${waybill.watching.invariants-interval:1s}")
    void look() {
        unlessDatabaseIsAway(watch::runOnce);
    }

    private void unlessDatabaseIsAway(Consumer<Instant> step) {
        try {
            step.accept(time.instant());
        } catch (DataAccessException databaseAway) {
            // Health says so; the next tick looks again.
            LOG.atDebug().addKeyValue("error", databaseAway.getMessage()).log("watching waits for the database");
        }
    }
}
