package io.waybill.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the relay tells the world: metrics that exist from the start, and the state that health reads. */
final class RelayWatch {

    private static final Duration UNANSWERED_MAX = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final InstantSource clock;
    private volatile Backlog backlog = Backlog.NONE;
    private volatile @Nullable String error;
    private volatile @Nullable Instant publishingSince;

    RelayWatch(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("waybill.outbox.rows", this, watch -> watch.backlog.rows())
                .description("rows not yet published, counted up to 100000")
                .register(meters);
        Gauge.builder("waybill.outbox.oldest.seconds", this, watch -> watch.backlog.oldestSeconds(clock.instant()))
                .description("age of the oldest row not yet published")
                .register(meters);
        Topics.ALL.forEach(topic -> published(topic.name()));
    }

    private Counter published(String topic) {
        return Counter.builder("waybill.outbox.published")
                .tag("topic", topic)
                .description("rows acknowledged by the brokers")
                .register(meters);
    }

    void publishing(Instant now) {
        publishingSince = now;
    }

    void published(List<OutboxRow> rows) {
        rows.forEach(row -> published(row.topic()).increment());
    }

    void ran(RelayRun run, Instant now) {
        publishingSince = null;
        error = run instanceof RelayRun.Failed(String why) ? why : null;
    }

    void backlog(Backlog seen) {
        backlog = seen;
    }

    Backlog backlog() {
        return backlog;
    }

    /** Why nothing is published at the moment; null when all is well or another process publishes. */
    @Nullable
    String trouble() {
        var since = publishingSince;
        if (error != null) return error;
        if (since == null || Duration.between(since, clock.instant()).compareTo(UNANSWERED_MAX) < 0) return null;
        return "broker has not acknowledged since " + since;
    }
}
