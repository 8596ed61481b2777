package io.waybill.kit.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of replays.
 *
 * @param recordsPerSecondMax records applied per second, so that live traffic goes on
 * @param batchRecordsMax records applied in one transaction
 * @param lease how long a process that runs a replay may be silent before another takes over
 * @param backOffMax longest pause after passing failures
 * @param brokerTimeout longest wait for an answer about topics and offsets
 * @param ordersShownMax changed orders that the report of one replay names
 * @param replaysKeptMax finished replays whose reports are kept
 */
@ConfigurationProperties("waybill.replay")
record ReplayProperties(@DefaultValue("500") int recordsPerSecondMax, @DefaultValue("100") int batchRecordsMax,
        @DefaultValue("15s") Duration lease, @DefaultValue("5s") Duration backOffMax,
        @DefaultValue("5s") Duration brokerTimeout, @DefaultValue("100") int ordersShownMax,
        @DefaultValue("100") int replaysKeptMax) {

    private static final Duration LEASE_MIN = Duration.ofSeconds(1);

    ReplayProperties {
        if (recordsPerSecondMax < 1)
            throw new IllegalArgumentException("waybill.replay.records-per-second-max must be positive");
        if (batchRecordsMax < 1)
            throw new IllegalArgumentException("waybill.replay.batch-records-max must be positive");
        if (lease.compareTo(LEASE_MIN) < 0)
            throw new IllegalArgumentException("waybill.replay.lease must be 1 s or more");
        if (ordersShownMax < 1)
            throw new IllegalArgumentException("waybill.replay.orders-shown-max must be positive");
        if (replaysKeptMax < 1)
            throw new IllegalArgumentException("waybill.replay.replays-kept-max must be positive");
    }

    /** How long so many records have to take. */
    Duration paceOf(int records) {
        return Duration.ofNanos(records * 1_000_000_000L / recordsPerSecondMax);
    }
}
