package io.waybill.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the outbox and its relay.
 *
 * @param recordBytesMax largest record taken; must stay below the brokers' message limit
 * @param chunkRowsMax rows sent and awaited together
 * @param poll longest pause between two looks at the table
 * @param lease how long a relay may be silent before another takes over
 * @param backOffMax longest pause after failures
 * @param relay whether this process publishes at all
 */
@ConfigurationProperties("waybill.outbox")
record OutboxProperties(@DefaultValue("921600") int recordBytesMax, @DefaultValue("500") int chunkRowsMax,
        @DefaultValue("20ms") Duration poll, @DefaultValue("15s") Duration lease,
        @DefaultValue("5s") Duration backOffMax, @DefaultValue("true") boolean relay) {

    private static final Duration LEASE_MIN = Duration.ofSeconds(1);

    OutboxProperties {
        if (recordBytesMax < 1) throw new IllegalArgumentException("waybill.outbox.record-bytes-max must be positive");
        if (chunkRowsMax < 1) throw new IllegalArgumentException("waybill.outbox.chunk-rows-max must be positive");
        if (poll.isNegative() || poll.isZero())
            throw new IllegalArgumentException("waybill.outbox.poll must be positive");
        if (lease.compareTo(LEASE_MIN) < 0)
            throw new IllegalArgumentException("waybill.outbox.lease must be at least 1s");
        if (backOffMax.isNegative() || backOffMax.isZero()) {
            throw new IllegalArgumentException("waybill.outbox.back-off-max must be positive");
        }
    }
}
