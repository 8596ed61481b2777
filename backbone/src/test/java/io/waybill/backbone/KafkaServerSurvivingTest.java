package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaServerSurvivingTest {

    private static final Duration RETENTION = Duration.ofDays(14);

    private final KafkaServer kafka = (KafkaServer) Backbone.shared().kafka();
    private String topic = "";

    @BeforeEach
    void a_topic_with_one_record() throws Exception {
        topic = "surviving." + System.nanoTime();
        kafka.createTopics(List.of(new TopicSettings(topic, 2, RETENTION)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings(), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "order-1", "kept")).get();
        }
    }

    @Test
    void a_record_survives_stop_and_start() {
        kafka.stop();
        assertThat(kafka.isRunning()).isFalse();
        kafka.start();

        assertThat(recordsOf(topic)).containsExactly("kept");
    }

    @Test
    void an_acknowledged_record_survives_kill_and_start() {
        kafka.kill();
        assertThat(kafka.isRunning()).isFalse();
        kafka.start();

        assertThat(recordsOf(topic)).containsExactly("kept");
    }

    @Test
    void topics_can_be_created_again_with_another_retention() {
        kafka.createTopics(List.of(new TopicSettings(topic, 2, Duration.ofMillis(-1))));

        assertThat(recordsOf(topic)).containsExactly("kept");
    }

    private List<String> recordsOf(String name) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings(), new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(name, 0)));
            consumer.seekToBeginning(consumer.assignment());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> values.add(entry.value()));
                return !values.isEmpty();
            });
        }
        return values;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        return settings;
    }
}
