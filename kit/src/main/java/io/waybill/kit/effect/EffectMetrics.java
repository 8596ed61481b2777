package io.waybill.kit.effect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many calls that change the outside are not settled, by kind and state. Asked of the database at most every 5 s. */
public final class EffectMetrics {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final String COUNTS = """
            select kind, state, count(*) as effects from effect
             where state in ('CLAIMED', 'UNKNOWN', 'FOR_PERSON') group by kind, state
            """;

    private record Count(String kind, String state, long effects) {}

    private record Sample(Instant at, boolean known, List<Count> counts) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private Sample sample = new Sample(Instant.MIN, false, List.of());

    public EffectMetrics(JdbcClient jdbc, InstantSource clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        for (var kind : EffectKind.values()) {
            Arrays.stream(EffectState.values())
                    .filter(EffectState::isUnsettled)
                    .forEach(state -> Gauge
                            .builder("waybill.effects.unsettled", this, metrics -> metrics.effects(kind, state))
                            .description("Calls that change the outside and are not settled, by how far they are")
                            .tag("kind", kind.name())
                            .tag("state", state.name())
                            .register(registry));
        }
    }

    private double effects(EffectKind kind, EffectState state) {
        var now = sample();
        if (!now.known()) return Double.NaN;
        return now.counts()
                .stream()
                .filter(count -> count.kind().equals(kind.name()) && count.state().equals(state.name()))
                .mapToLong(Count::effects)
                .sum();
    }

    private synchronized Sample sample() {
        var now = clock.instant();
        if (sample.at().isBefore(now.minus(FRESH))) sample = take(now);
        return sample;
    }

    private Sample take(Instant now) {
        try {
            return new Sample(now, true, jdbc.sql(COUNTS).query(Count.class).list());
        } catch (DataAccessException e) {
            // Health says that the database is away; a made-up 0 would say that nobody has to look.
            return new Sample(now, false, List.of());
        }
    }
}
