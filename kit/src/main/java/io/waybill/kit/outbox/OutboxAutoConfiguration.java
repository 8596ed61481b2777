package io.waybill.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/** Gives every service with a database an outbox and the thread that publishes it. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, KafkaAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class})
@ConditionalOnSingleCandidate(JdbcClient.class)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    RelaySignal relaySignal() {
        return new RelaySignal();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(JdbcClient jdbc, OutboxProperties limits, RelaySignal signal) {
        return new PostgresOutbox(jdbc, new StoredRecords(), limits.recordBytesMax(), signal);
    }

    @Bean
    @ConditionalOnMissingBean
    RecordPublishers recordPublishers(ProducerFactory<?, ?> producers) {
        return () -> new KafkaRecordPublisher(new KafkaProducer<>(settings(producers.getConfigurationProperties())));
    }

    /** What correctness rests on is not left to configuration. */
    static Map<String, Object> settings(Map<String, Object> configured) {
        var settings = new HashMap<>(configured);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return settings;
    }

    @Bean
    OutboxRows outboxRows(JdbcClient jdbc) {
        return new PostgresOutboxRows(jdbc);
    }

    @Bean
    RelayWatch relayWatch(MeterRegistry meters) {
        return new RelayWatch(meters, InstantSource.system());
    }

    @Bean
    OutboxRelay outboxRelay(OutboxRows rows, JdbcClient jdbc, RecordPublishers publishers, OutboxProperties limits,
            RelayWatch watch) {
        var lease = new PostgresRelayLease(jdbc, UUID.randomUUID().toString(), limits.lease(), System::nanoTime);
        return new OutboxRelay(rows, lease, publishers, limits, watch);
    }

    @Bean
    OutboxRelayThread outboxRelayThread(OutboxRelay relay, OutboxRows rows, RelayWatch watch, RelaySignal signal,
            OutboxProperties limits) {
        return new OutboxRelayThread(relay, rows, watch, signal, limits, InstantSource.system());
    }

    @Bean
    OutboxHealth outboxHealthIndicator(RelayWatch watch) {
        return new OutboxHealth(watch, InstantSource.system());
    }
}
