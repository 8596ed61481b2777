package io.waybill.kit.connector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts how steps of work ended. Every counter is there from the start, at 0. */
final class WorkOutcomes {

    private record Key(String kind, Outcome outcome) {}

    private final Map<Key, Counter> counters = new HashMap<>();

    WorkOutcomes(MeterRegistry registry, Collection<String> kinds) {
        for (var kind : kinds) {
            for (var outcome : Outcome.values()) {
                counters.put(new Key(kind, outcome), Counter.builder("waybill.work.steps")
                        .tag("kind", kind)
                        .tag("outcome", outcome.name())
                        .description("Steps of work, by how they ended")
                        .register(registry));
            }
        }
    }

    void count(String kind, Outcome outcome) {
        var counter = counters.get(new Key(kind, outcome));
        if (counter != null) counter.increment();
    }
}
