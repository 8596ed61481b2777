package io.waybill.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.kafka.IntakeContainers.Intake;
import io.waybill.kit.kafka.IntakeListeners.Watched;
import io.waybill.kit.registry.RegistryAutoConfiguration;
import io.waybill.kit.registry.SchemaRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives every {@link BatchListener} bean its consumers. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, KafkaAutoConfiguration.class,
        RegistryAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class})
@ConditionalOnSingleCandidate(JdbcClient.class)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeAutoConfiguration {

    @Bean
    IntakeTables intakeTables(JdbcClient jdbc) {
        return IntakeTables.in(jdbc);
    }

    @Bean
    Brokers brokers(KafkaAdmin admin) {
        return new Brokers(new HashMap<>(admin.getConfigurationProperties()));
    }

    @Bean
    IntakeListeners intakeListeners(ObjectProvider<BatchListener> listeners, Wiring wiring) {
        return new IntakeListeners(listeners.orderedStream().map(wiring::connect).toList());
    }

    @Bean
    Wiring intakeWiring(Environment environment, ConsumerFactory<?, ?> consumers, IntakeProperties limits,
            IntakeParts parts) {
        return new Wiring(environment, consumers, limits, parts);
    }

    @Bean
    IntakeParts intakeParts(SchemaRegistry registry, IntakeTables tables, PlatformTransactionManager transactions,
            Brokers brokers, MeterRegistry meters) {
        return new IntakeParts(registry, tables, transactions, brokers, meters);
    }

    @Bean
    IntakeHealth intakeHealthIndicator(IntakeListeners listeners, Brokers brokers, SchemaRegistry registry) {
        return new IntakeHealth(listeners, brokers, registry, InstantSource.system());
    }

    @Bean
    Reappliers reappliers(ObjectProvider<BatchListener> listeners, SchemaRegistry registry, IntakeTables tables) {
        var decoder = new Decoder(registry);
        return new Reappliers(listeners.orderedStream()
                .map(listener -> new Reapplier(listener, decoder, tables.deadLetters()))
                .toList());
    }

    /** What all listeners of a service share. */
    record IntakeParts(SchemaRegistry registry, IntakeTables tables, PlatformTransactionManager transactions,
            Brokers brokers, MeterRegistry meters) {}

    /** Puts one listener together. */
    record Wiring(Environment environment, ConsumerFactory<?, ?> consumers, IntakeProperties limits,
            IntakeParts parts) {

        Watched connect(BatchListener listener) {
            var clock = InstantSource.system();
            var watch = new IntakeWatch(parts.meters(), clock, listener.name(), listener.topics());
            var intake = new BatchIntake(listener, new Decoder(parts.registry()), parts.tables(),
                    new TransactionTemplate(parts.transactions()), watch);
            var assignment = new Assignment(listener.name(), new TopicIds(parts.brokers(), limits.brokerTimeout()),
                    parts.tables().offsets(), watch, limits);
            var group = environment.getProperty("spring.application.name", "waybill") + "-" + listener.name();
            return new Watched(new IntakeContainers(new Intake(listener, group,
                    consumers.getConfigurationProperties(), limits, Threading.VIRTUAL.isActive(environment),
                    running -> new IntakeLoop(intake, assignment, watch, limits, clock, running))), watch);
        }
    }
}
