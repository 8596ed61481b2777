package io.waybill.kit.outside;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.outside.Guard.Means;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the guard of each account and keeps it for ops to look at. One account never shares anything with another. */
public final class Guards {

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);
    private static final int TRIAL_CALLS = 3;

    private final GuardProperties properties;
    private final Quota quota;
    private final MeterRegistry registry;
    private final List<Guard> all = new CopyOnWriteArrayList<>();

    Guards(GuardProperties properties, Quota quota, MeterRegistry registry) {
        this.properties = properties;
        this.quota = quota;
        this.registry = registry;
    }

    /** The guard of a new account. {@code limits} names every operation that will be called. */
    public Guard guard(String account, Map<String, QuotaLimit> limits) {
        var breaker = breaker(account);
        var means = new Means(new OutsideHttp(properties.connectTimeout(), properties.callTimeout()), breaker,
                bulkhead(account), new CallCounters(registry, account, limits.keySet()));
        var guard = new Guard(account, limits, quota, means);
        register(account, breaker);
        all.add(guard);
        return guard;
    }

    public Duration callTimeout() {
        return properties.callTimeout();
    }

    List<Guard> all() {
        return all;
    }

    private CircuitBreaker breaker(String account) {
        var breaker = CircuitBreaker.of(account, CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.breakerCalls())
                .minimumNumberOfCalls(Math.max(1, properties.breakerCalls() / 2))
                .failureRateThreshold((float) (properties.breakerFailureShare() * 100))
                .waitDurationInOpenState(properties.breakerOpenFor())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.atWarn()
                        .addKeyValue("account", account)
                        .addKeyValue("from", event.getStateTransition().getFromState())
                        .addKeyValue("to", event.getStateTransition().getToState())
                        .log("the breaker of an account outside changed"));
        return breaker;
    }

    private Bulkhead bulkhead(String account) {
        return Bulkhead.of(account, BulkheadConfig.custom()
                .maxConcurrentCalls(properties.concurrentCallsMax())
                .maxWaitDuration(Duration.ZERO)
                .build());
    }

    private void register(String account, CircuitBreaker breaker) {
        for (var state : List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN,
                CircuitBreaker.State.HALF_OPEN)) {
            Gauge.builder("waybill.breaker.state", breaker, b -> b.getState() == state ? 1 : 0)
                    .description("1 for the state that the account's breaker is in")
                    .tag("account", account)
                    .tag("state", state.name())
                    .register(registry);
        }
    }
}
