package io.waybill.kit.outbox;

import io.waybill.kit.outbox.RelayRun.Failed;
import io.waybill.kit.outbox.RelayRun.Idle;
import io.waybill.kit.outbox.RelayRun.NotOurTurn;
import io.waybill.kit.outbox.RelayRun.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Drives the relay: at once after a commit or a full chunk, else at the poll rate, slower while something fails. */
final class OutboxRelayThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelayThread.class);
    private static final Duration BACKLOG_AGE_MAX = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final OutboxRelay relay;
    private final OutboxRows rows;
    private final RelayWatch watch;
    private final RelaySignal signal;
    private final OutboxProperties limits;
    private final InstantSource clock;
    private volatile @Nullable Thread thread;
    private Instant backlogSeenAt = Instant.MIN;
    private int failures;

    OutboxRelayThread(OutboxRelay relay, OutboxRows rows, RelayWatch watch, RelaySignal signal,
            OutboxProperties limits, InstantSource clock) {
        this.relay = relay;
        this.rows = rows;
        this.watch = watch;
        this.signal = signal;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (thread == null && limits.relay()) thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        running.interrupt();
        try {
            running.join(STOP_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) pauseAfter(relay.runOnce(lookAtBacklog()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void pauseAfter(RelayRun run) throws InterruptedException {
        if (!(run instanceof Failed)) recovered();
        switch (run) {
            case Published(_, var more) -> {
                if (!more) signal.awaitNews(limits.poll());
            }
            case Idle(),NotOurTurn() -> signal.awaitNews(limits.poll());
            case Failed(var error) -> {
                failed(error);
                Thread.sleep(backOff());
            }
        }
    }

    private Instant lookAtBacklog() {
        var now = clock.instant();
        if (backlogSeenAt.isAfter(now.minus(BACKLOG_AGE_MAX)) && !now.isBefore(backlogSeenAt)) return now;
        try {
            watch.backlog(rows.backlog());
            backlogSeenAt = now;
        } catch (DataAccessException _) {
            // The relay meets the same failure in a moment and reports it; the last known backlog keeps ageing.
        }
        return now;
    }

    /** One line when it begins, and one each time the number of failures doubles. */
    private void failed(String error) {
        failures++;
        if (Integer.bitCount(failures) != 1) return;
        log.atWarn()
                .addKeyValue("error", error)
                .addKeyValue("attempt", failures)
                .log("cannot publish for now, everything waits in the outbox");
    }

    private void recovered() {
        if (failures > 0) log.atInfo().addKeyValue("attempt", failures).log("publishing again");
        failures = 0;
    }

    private Duration backOff() {
        var doubled = Duration.ofMillis(50L << Math.min(failures, 20));
        return doubled.compareTo(limits.backOffMax()) < 0 ? doubled : limits.backOffMax();
    }

    private void close() {
        // Closing needs JDBC, which an interrupted thread may be refused.
        Thread.interrupted();
        try {
            relay.close();
        } catch (RuntimeException e) {
            log.atInfo().addKeyValue("error", e.getMessage()).log("lease was not given back, it will expire");
        }
    }
}
