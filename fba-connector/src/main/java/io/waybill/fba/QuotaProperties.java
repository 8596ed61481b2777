package io.waybill.fba;

import io.waybill.kit.outside.QuotaLimit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Amazon allows for each operation of each account.
 *
 * @param permitsPerSecond how fast a bucket fills
 * @param burst how many calls a full bucket holds
 */
@ConfigurationProperties("waybill.fba.quota")
public record QuotaProperties(@DefaultValue("2") double permitsPerSecond, @DefaultValue("30") int burst) {

    public QuotaProperties {
        if (!(permitsPerSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "waybill.fba.quota needs permits-per-second above 0 and a burst of 1 or more, got %s and %d"
                            .formatted(permitsPerSecond, burst));
        }
    }

    QuotaLimit limit() {
        return new QuotaLimit(permitsPerSecond, burst);
    }
}
