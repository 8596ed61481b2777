package io.waybill.kit.connector;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;

/** How much work there is, by kind and state, and how far behind it is. Asked of the database at most every 5 s. */
final class WorkMetrics {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Sample(Instant at, boolean known, List<WorkReport.Count> counts) {}

    private final WorkReport report;
    private final InstantSource clock;
    private Sample sample = new Sample(Instant.MIN, false, List.of());

    WorkMetrics(WorkReport report, InstantSource clock, MeterRegistry registry, Collection<String> kinds) {
        this.report = report;
        this.clock = clock;
        for (var kind : kinds) {
            for (var state : WorkState.values()) {
                gauge("waybill.work", "Pieces of work", sample -> works(sample, kind, state)).tag("kind", kind)
                        .tag("state", state.name())
                        .register(registry);
            }
        }
        gauge("waybill.work.due", "Pieces of work that are due now",
                sample -> sample.counts().stream().mapToLong(WorkReport.Count::due).sum()).register(registry);
        gauge("waybill.work.overdue.seconds", "How long the piece of work that waits longest has been due",
                WorkMetrics::overdueSeconds).register(registry);
    }

    private Gauge.Builder<WorkMetrics> gauge(String name, String description, ToDoubleFunction<Sample> value) {
        return Gauge.builder(name, this, metrics -> {
            var sample = metrics.sample();
            return sample.known() ? value.applyAsDouble(sample) : Double.NaN;
        }).description(description);
    }

    private static double works(Sample sample, String kind, WorkState state) {
        return sample.counts()
                .stream()
                .filter(count -> count.kind().equals(kind) && count.state() == state)
                .mapToLong(WorkReport.Count::works)
                .sum();
    }

    private static double overdueSeconds(Sample sample) {
        return sample.counts()
                .stream()
                .map(WorkReport.Count::dueSince)
                .filter(Objects::nonNull)
                .mapToDouble(since -> Duration.between(since, sample.at()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    private synchronized Sample sample() {
        var now = clock.instant();
        if (sample.at().isBefore(now.minus(FRESH))) sample = take(now);
        return sample;
    }

    private Sample take(Instant now) {
        try {
            return new Sample(now, true, report.counts(now));
        } catch (DataAccessException e) {
            // Health says that the database is away; a made-up 0 would say that all work is done.
            return new Sample(now, false, List.of());
        }
    }
}
