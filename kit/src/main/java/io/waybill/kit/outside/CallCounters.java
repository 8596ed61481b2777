package io.waybill.kit.outside;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts and times the calls of one account by operation and end; all are there from the start. */
final class CallCounters {

    private record Key(String operation, CallOutcome outcome) {}

    private final Map<Key, Timer> timers = new HashMap<>();

    CallCounters(MeterRegistry registry, String account, Collection<String> operations) {
        for (var operation : operations) {
            for (var outcome : CallOutcome.values()) {
                timers.put(new Key(operation, outcome), Timer.builder("waybill.outside.calls")
                        .description("Calls to the outside, by how they ended")
                        .tag("account", account)
                        .tag("operation", operation)
                        .tag("outcome", outcome.name())
                        .register(registry));
            }
        }
    }

    void count(String operation, CallOutcome outcome) {
        count(operation, outcome, 0);
    }

    void count(String operation, CallOutcome outcome, long nanos) {
        var timer = timers.get(new Key(operation, outcome));
        if (timer != null) timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
