package io.waybill.kit.connector;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the connector loop runs.
 *
 * @param concurrentStepsMax steps of work this process runs at the same time
 * @param stepsPerLaneMax steps of one lane of one account among them, so that one that hangs leaves room for the others
 * @param lease how long one step may take before another process takes the work over; longer than all time-outs of a
 *        step
 * @param pollInterval how soon work that became due by time alone, or elsewhere, is seen
 * @param retryDelayFirst wait after the first step that broke; doubles with each further one
 * @param retryDelayMax longest such wait
 * @param autoStart false: nothing runs by itself, as tests want it
 */
@ConfigurationProperties("waybill.connector")
public record ConnectorProperties(@DefaultValue("64") int concurrentStepsMax, @DefaultValue("8") int stepsPerLaneMax,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("100ms") Duration pollInterval, @DefaultValue("1s") Duration retryDelayFirst,
        @DefaultValue("10m") Duration retryDelayMax, @DefaultValue("true") boolean autoStart) {

    public ConnectorProperties {
        if (concurrentStepsMax < 1) {
            throw new IllegalArgumentException("waybill.connector.concurrent-steps-max must be 1 or more, got "
                    + concurrentStepsMax);
        }
        if (stepsPerLaneMax < 1 || stepsPerLaneMax > concurrentStepsMax) {
            throw new IllegalArgumentException(
                    "waybill.connector.steps-per-lane-max must be from 1 to concurrent-steps-max (%d), got %d"
                            .formatted(concurrentStepsMax, stepsPerLaneMax));
        }
        requirePositive("lease", lease);
        requirePositive("poll-interval", pollInterval);
        requirePositive("retry-delay-first", retryDelayFirst);
        if (retryDelayMax.compareTo(retryDelayFirst) < 0) {
            throw new IllegalArgumentException(
                    "waybill.connector.retry-delay-max (%s) is shorter than retry-delay-first (%s)"
                            .formatted(retryDelayMax, retryDelayFirst));
        }
    }

    RetryDelays retryDelays() {
        return new RetryDelays(retryDelayFirst, retryDelayMax);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("waybill.connector.%s must be 1 ms or more, got %s"
                    .formatted(name, duration));
        }
    }
}
