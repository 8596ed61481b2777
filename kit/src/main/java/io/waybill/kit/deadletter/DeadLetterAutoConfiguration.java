package io.waybill.kit.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.kafka.IntakeAutoConfiguration;
import io.waybill.kit.kafka.Reappliers;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows every service's dead letters, counts them, and lets operators try them again. */
@AutoConfiguration(after = IntakeAutoConfiguration.class)
@ConditionalOnBean(Reappliers.class)
public class DeadLetterAutoConfiguration {

    @Bean
    DeadLetterRows deadLetterRows(JdbcClient jdbc) {
        return new DeadLetterRows(jdbc);
    }

    @Bean
    DeadLetterGauges deadLetterGauges(DeadLetterRows rows, Reappliers reappliers, MeterRegistry meters) {
        return new DeadLetterGauges(rows, reappliers, InstantSource.system(), meters);
    }

    @Bean
    Redrive redrive(DeadLetterRows rows, Reappliers reappliers, PlatformTransactionManager transactions) {
        return new Redrive(rows, reappliers, new TransactionTemplate(transactions), InstantSource.system());
    }

    @Bean
    @ConditionalOnWebApplication
    DeadLettersEndpoint deadLettersEndpoint(DeadLetterRows rows, Reappliers reappliers, Redrive redrive) {
        return new DeadLettersEndpoint(rows, new DeadLetterDesk(rows, reappliers), redrive);
    }
}
