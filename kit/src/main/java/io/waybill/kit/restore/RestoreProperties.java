package io.waybill.kit.restore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a restored database is found out.
 *
 * @param heartbeatInterval how often the number rises that both the database and the brokers know
 * @param brokerTimeout longest wait for the brokers' part of it
 */
@ConfigurationProperties("waybill.restore")
public record RestoreProperties(@DefaultValue("10s") Duration heartbeatInterval,
        @DefaultValue("5s") Duration brokerTimeout) {

    public RestoreProperties {
        if (heartbeatInterval.toMillis() < 1 || brokerTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "waybill.restore.heartbeat-interval and broker-timeout must be 1 ms or more, got %s and %s"
                            .formatted(heartbeatInterval, brokerTimeout));
        }
    }
}
