package io.waybill.kit.outside;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls to the outside are bounded, the same for each account.
 *
 * @param connectTimeout longest wait for a connection
 * @param callTimeout longest wait for a whole answer; several of them must fit into waybill.connector.lease
 * @param concurrentCallsMax calls of one account at the same time
 * @param breakerCalls how many last calls are looked at; half of them must have been made before it may open
 * @param breakerFailureShare share of failed calls, from 0 to 1, at which the breaker opens
 * @param breakerOpenFor how long nothing is called once it is open; then a few calls try
 */
@ConfigurationProperties("waybill.guard")
public record GuardProperties(@DefaultValue("3s") Duration connectTimeout, @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("16") int concurrentCallsMax, @DefaultValue("20") int breakerCalls,
        @DefaultValue("0.5") double breakerFailureShare, @DefaultValue("5s") Duration breakerOpenFor) {

    public GuardProperties {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("call-timeout", callTimeout);
        requirePositive("breaker-open-for", breakerOpenFor);
        if (concurrentCallsMax < 1 || breakerCalls < 2) {
            throw new IllegalArgumentException(
                    "waybill.guard.concurrent-calls-max must be 1 or more and breaker-calls 2 or more, got %d and %d"
                            .formatted(concurrentCallsMax, breakerCalls));
        }
        if (!(breakerFailureShare > 0 && breakerFailureShare <= 1)) {
            throw new IllegalArgumentException(
                    "waybill.guard.breaker-failure-share must be above 0 and at most 1, got " + breakerFailureShare);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("waybill.guard.%s must be 1 ms or more, got %s".formatted(name,
                    duration));
        }
    }
}
