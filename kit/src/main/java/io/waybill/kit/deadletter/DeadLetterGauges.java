package io.waybill.kit.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.deadletter.DeadLetterRows.Unsettled;
import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.Reappliers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** Dead letters that nobody has mended, by reader and kind. Asked of the database at most every 5 s. */
final class DeadLetterGauges {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Sample(Instant at, boolean known, List<Unsettled> counts) {}

    private final DeadLetterRows rows;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Set<String> registered = new HashSet<>();
    private Sample sample = new Sample(Instant.MIN, false, List.of());

    DeadLetterGauges(DeadLetterRows rows, Reappliers reappliers, InstantSource clock, MeterRegistry meters) {
        this.rows = rows;
        this.clock = clock;
        this.meters = meters;
        for (var reader : reappliers.all()) Reapplier.knownKinds().forEach(kind -> register(reader.reader(), kind));
        sample();
    }

    private synchronized void register(String reader, String kind) {
        if (!registered.add(reader + "\0" + kind)) return;
        Gauge.builder("waybill.dead.letters.open", this, gauges -> gauges.letters(reader, kind))
                .description("dead letters that are open or parked")
                .tag("reader", reader)
                .tag("kind", kind)
                .strongReference(true)
                .register(meters);
    }

    private double letters(String reader, String kind) {
        var now = sample();
        // Health says that the database is away; a made-up 0 would say that all is mended.
        if (!now.known()) return Double.NaN;
        return now.counts()
                .stream()
                .filter(count -> count.reader().equals(reader) && count.kind().equals(kind))
                .mapToLong(Unsettled::letters)
                .sum();
    }

    private synchronized Sample sample() {
        var now = clock.instant();
        if (sample.at().isBefore(now.minus(FRESH))) sample = take(now);
        return sample;
    }

    private Sample take(Instant now) {
        try {
            var counts = rows.unsettled();
            counts.forEach(count -> register(count.reader(), count.kind()));
            return new Sample(now, true, counts);
        } catch (DataAccessException e) {
            return new Sample(now, false, List.of());
        }
    }
}
