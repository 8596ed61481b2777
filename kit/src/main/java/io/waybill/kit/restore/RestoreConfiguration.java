package io.waybill.kit.restore;

import io.waybill.kit.effect.ForgottenRefusals;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.outside.Quota;
import io.waybill.kit.registry.SchemaRegistry;
import io.waybill.schemas.Topics.Topic;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.support.TransactionOperations;

/** The heartbeat of a connector that calls somebody outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestoreProperties.class)
public class RestoreConfiguration {

    @Bean
    KafkaBeatMemory beatMemory(KafkaAdmin admin, RestoreProperties properties,
            @Value("${spring.application.name:waybill}") String application) {
        return new KafkaBeatMemory(admin.getConfigurationProperties(), application + "-heartbeat",
                properties.brokerTimeout());
    }

    @Bean
    Heartbeat heartbeat(JdbcClient jdbc, TransactionOperations transactions, Quota quota, KafkaBeatMemory memory,
            Published published, WishesRead wishes) {
        return new Heartbeat(new HeartbeatRow(jdbc, transactions, quota, new ForgottenRefusals(jdbc)), memory,
                published,
                wishes);
    }

    @Bean
    WishesRead wishesRead(KafkaAdmin admin, List<BatchListener> listeners, JdbcClient jdbc,
            RestoreProperties properties) {
        return new TopicWishesRead(admin.getConfigurationProperties(),
                listeners.stream().<Topic<?>>flatMap(listener -> listener.topics().stream()).toList(), jdbc,
                properties.brokerTimeout());
    }

    @Bean
    Published published(KafkaAdmin admin, SchemaRegistry registry, RestoreProperties properties) {
        var settings = new HashMap<>(admin.getConfigurationProperties());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaPublished(new TopicScan(settings, registry, properties.brokerTimeout()));
    }

    @Bean
    HeartbeatLoop heartbeatLoop(Heartbeat heartbeat, RestoreProperties properties) {
        return new HeartbeatLoop(heartbeat, properties.heartbeatInterval());
    }

    @Bean
    HealthIndicator restoreHealthIndicator(Heartbeat heartbeat) {
        return () -> heartbeat.isOpen()
                ? Health.up().build()
                : Health.down()
                        .withDetail("waitsFor", "the brokers, to know whether the database was restored")
                        .build();
    }
}
