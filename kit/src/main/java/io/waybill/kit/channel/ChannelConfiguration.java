package io.waybill.kit.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.channel.ChannelWork.Calls;
import io.waybill.kit.connector.ConnectorConfiguration;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.effect.EffectMetrics;
import io.waybill.kit.effect.EffectStore;
import io.waybill.kit.effect.JdbcEffectStore;
import io.waybill.kit.outside.OutsideConfiguration;
import io.waybill.kit.restore.Heartbeat;
import io.waybill.kit.restore.RestoreConfiguration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The loop for channels outside. A connector imports this, has {@code db/connector} among its Flyway locations, and adds
 * an {@link OutsideChannel} bean for each system, and a {@link NoAccount} bean for orders that none of them serves.
 */
@Configuration(proxyBeanMethods = false)
@Import({ConnectorConfiguration.class, OutsideConfiguration.class, RestoreConfiguration.class})
public class ChannelConfiguration {

    @Bean
    Channels channels(List<OutsideChannel> all) {
        return new Channels(all);
    }

    @Bean
    EffectStore effectStore(JdbcClient jdbc, TransactionOperations transactions, Heartbeat heartbeat) {
        return new JdbcEffectStore(jdbc, transactions, heartbeat::number);
    }

    @Bean
    EffectMetrics effectMetrics(JdbcClient jdbc, MeterRegistry registry) {
        return new EffectMetrics(jdbc, InstantSource.system(), registry);
    }

    @Bean
    WorkHandler channelWork(Channels channels, NoAccount noAccount, WorkStore works, EffectStore effects,
            MeterRegistry registry) {
        var settled = new SettledEffects(effects, registry);
        return new ChannelWork(channels, noAccount, works, effects,
                new Calls(new Submitting(effects, settled), new Watching(effects, settled), settled));
    }

    /** Accounts may have been added while nobody was running. */
    @Bean
    ApplicationRunner wakeWaiting(WorkStore works, Channels channels) {
        return _ -> works.wakeWaiting(channels.accounts(), InstantSource.system().instant());
    }
}
