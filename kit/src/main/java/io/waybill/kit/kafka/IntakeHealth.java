package io.waybill.kit.kafka;

import io.waybill.kit.registry.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while brokers or registry do not answer, or a listener stands still. Answers at most {@code MAX_AGE} old. */
final class IntakeHealth implements HealthIndicator {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(2);

    private final IntakeListeners listeners;
    private final Brokers brokers;
    private final SchemaRegistry registry;
    private final InstantSource clock;
    private @Nullable Health last;
    private Instant lookedAt = Instant.MIN;

    IntakeHealth(IntakeListeners listeners, Brokers brokers, SchemaRegistry registry, InstantSource clock) {
        this.listeners = listeners;
        this.brokers = brokers;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        var now = clock.instant();
        var known = last;
        if (known != null && lookedAt.plus(MAX_AGE).isAfter(now)) return known;
        known = look();
        last = known;
        lookedAt = now;
        return known;
    }

    private Health look() {
        var broker = brokers.areReachable(BROKER_TIMEOUT);
        var schemas = registry.isReachable();
        var fine = listeners.all().stream().allMatch(IntakeHealth::isFine);
        var health = broker && schemas && fine ? Health.up() : Health.down();
        return health.withDetail("broker", broker ? "reachable" : "unreachable")
                .withDetail("registry", schemas ? "reachable" : "unreachable")
                .withDetail("listeners", details())
                .build();
    }

    private static boolean isFine(IntakeListeners.Watched listener) {
        return listener.containers().isRunning() && listener.watch().trouble() == null;
    }

    private Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        for (var listener : listeners.all()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("running", listener.containers().isRunning());
            one.put("assigned", listener.containers().assigned());
            var trouble = listener.watch().trouble();
            if (trouble != null) one.put("waitsFor", trouble);
            details.put(listener.containers().name(), one);
        }
        return details;
    }
}
