package io.waybill.fba;

import io.waybill.fba.amazon.AmazonSweep;
import io.waybill.fba.mapping.Pace;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders at Amazon are followed.
 *
 * @param pollInterval how often an order under way is looked at, if no sweep shows a change before
 * @param deliveryPollInterval how often one is that was sent and has not arrived
 * @param followFor how long after it left a parcel is followed at most
 * @param sweepInterval how often all orders that changed are asked for
 * @param sweepOverlap how much of what a sweep saw the next one asks for again
 */
@ConfigurationProperties("waybill.fba.watch")
public record WatchProperties(@DefaultValue("5m") Duration pollInterval,
        @DefaultValue("1h") Duration deliveryPollInterval, @DefaultValue("30d") Duration followFor,
        @DefaultValue("30s") Duration sweepInterval, @DefaultValue("2m") Duration sweepOverlap) {

    public WatchProperties {
        requirePositive("poll-interval", pollInterval);
        requirePositive("delivery-poll-interval", deliveryPollInterval);
        requirePositive("follow-for", followFor);
        requirePositive("sweep-interval", sweepInterval);
        if (sweepOverlap.isNegative()) {
            throw new IllegalArgumentException("waybill.fba.watch.sweep-overlap must be 0 or more, got "
                    + sweepOverlap);
        }
    }

    Pace pace() {
        return new Pace(pollInterval, deliveryPollInterval, followFor);
    }

    AmazonSweep.Settings sweep() {
        return new AmazonSweep.Settings(sweepInterval, sweepOverlap);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("waybill.fba.watch.%s must be 1 ms or more, got %s".formatted(name,
                    duration));
        }
    }
}
