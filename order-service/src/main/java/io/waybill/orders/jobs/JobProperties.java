package io.waybill.orders.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long jobs are remembered.
 *
 * @param keptFor how long a job and its results can be looked at once it is over
 */
@ConfigurationProperties("waybill.jobs")
record JobProperties(@DefaultValue("30d") Duration keptFor) {

    JobProperties {
        if (keptFor.isNegative()) throw new IllegalArgumentException("waybill.jobs.kept-for must not be negative");
    }
}
