package io.waybill.kit.replay;

import io.waybill.kit.kafka.Brokers;
import io.waybill.kit.kafka.IntakeAutoConfiguration;
import io.waybill.kit.kafka.Reappliers;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets every service take ranges of its listeners' topics again. */
@AutoConfiguration(after = IntakeAutoConfiguration.class)
@ConditionalOnBean(Reappliers.class)
@EnableConfigurationProperties(ReplayProperties.class)
public class ReplayAutoConfiguration {

    @Bean
    ReplayTables replayTables(JdbcClient jdbc, PlatformTransactionManager transactions, ReplayProperties limits) {
        var transaction = new TransactionTemplate(transactions);
        return new ReplayTables(new ReplayStore(jdbc, transaction, limits), new ReplayProgress(jdbc), transaction);
    }

    @Bean
    ReplayRanges replayRanges(Brokers brokers, ReplayProperties limits) {
        return new ReplayRanges(brokers, limits.brokerTimeout());
    }

    @Bean
    ReplayRun replayRun(Reappliers reappliers, ReplayRanges ranges, ConsumerFactory<?, ?> consumers,
            ReplayTables tables, ReplayProperties limits) {
        var source = new ReplaySource(ranges, consumers.getConfigurationProperties(), limits);
        return new ReplayRun(reappliers, source, tables, limits, InstantSource.system(), UUID.randomUUID().toString());
    }

    @Bean
    ReplayRunner replayRunner(ReplayRun run, ReplayTables tables, ReplayProperties limits) {
        return new ReplayRunner(run, tables.store(), limits);
    }

    @Bean
    ReplayDesk replayDesk(Reappliers reappliers, ReplayRanges ranges, ReplayTables tables) {
        return new ReplayDesk(reappliers, ranges, tables.store(), InstantSource.system());
    }

    @Bean
    @ConditionalOnWebApplication
    ReplaysEndpoint replaysEndpoint(ReplayDesk desk, ReplayTables tables, ReplayProperties limits) {
        return new ReplaysEndpoint(desk, tables.store(),
                new ReplayReport(tables.store(), tables.progress(), limits));
    }
}
