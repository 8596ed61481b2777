package io.waybill.kit.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the intake.
 *
 * @param batchRecordsMax records applied in one transaction
 * @param concurrency consumers a listener has in this process
 * @param backOff first pause after a passing failure; doubles
 * @param backOffMax longest pause after passing failures
 * @param brokerTimeout longest wait for an answer about topics and offsets
 * @param metadataAgeMax how soon a new topic or partition is noticed
 */
@ConfigurationProperties("waybill.intake")
record IntakeProperties(@DefaultValue("500") int batchRecordsMax, @DefaultValue("1") int concurrency,
        @DefaultValue("100ms") Duration backOff, @DefaultValue("5s") Duration backOffMax,
        @DefaultValue("5s") Duration brokerTimeout, @DefaultValue("10s") Duration metadataAgeMax) {

    IntakeProperties {
        if (batchRecordsMax < 1)
            throw new IllegalArgumentException("waybill.intake.batch-records-max must be positive");
        if (concurrency < 1) throw new IllegalArgumentException("waybill.intake.concurrency must be positive");
        if (backOff.compareTo(backOffMax) > 0) {
            throw new IllegalArgumentException("waybill.intake.back-off must not exceed back-off-max");
        }
    }

    Duration backOffBefore(int attempt) {
        var doubled = backOff.multipliedBy(1L << Math.min(attempt - 1, 16));
        return doubled.compareTo(backOffMax) < 0 ? doubled : backOffMax;
    }
}
