package io.waybill.kit.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.backbone.Backbone;
import io.waybill.kit.effect.Refusal;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.kit.registry.SchemaRegistry;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeartbeatThroughKafkaTest {

    private static final long LATE_REVISION = 9_000_000_000_000_000L;

    @BeforeAll
    static void createTopics() {
        KitTopics.create(Topics.FULFILLMENT_UPDATES, Topics.PARTITIONS);
        KitTopics.create(Topics.ORDERS_RECEIVED, Topics.PARTITIONS);
    }

    private static KafkaBeatMemory memory(String brokers, String group, Duration timeout) {
        return new KafkaBeatMemory(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers), group, timeout);
    }

    @Test
    void the_brokers_remember_the_number_for_each_service() {
        var group = "restore-" + UUID.randomUUID();
        var brokers = Backbone.shared().bootstrapServers();
        try (var memory = memory(brokers, group, Duration.ofSeconds(20));
                var other = memory(brokers, group + "-other", Duration.ofSeconds(20))) {
            assertThat(memory.read()).isZero();
            memory.write(41);
            memory.write(42);

            assertThat(memory.read()).isEqualTo(42);
            assertThat(other.read()).isZero();
        }
    }

    @Test
    void brokers_that_are_away_are_an_exception_and_never_a_zero() {
        try (var memory = memory("127.0.0.1:1", "g", Duration.ofMillis(300))) {
            assertThatThrownBy(memory::read).isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void the_highest_revision_on_our_topics_is_found_among_records_that_cannot_be_read()
            throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(KitTopics.producerSettings());
        try (var producer = new KafkaProducer<String, Object>(settings);
                var raw = new KafkaProducer<>(Map.of("bootstrap.servers", Backbone.shared().bootstrapServers()),
                        new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FULFILLMENT_UPDATES.name(), "o1", update())).get();
            raw.send(new ProducerRecord<>(Topics.FULFILLMENT_UPDATES.name(), "o1", new byte[]{7, 7})).get();
            raw.send(new ProducerRecord<>(Topics.FULFILLMENT_UPDATES.name(), "o1", new byte[]{0, 0, 0, 0, 1, 9}))
                    .get();
        }

        assertThat(published().highestRevision()).isEqualTo(LATE_REVISION);
    }

    @Test
    void refusals_are_found_that_were_the_last_word_since_the_backup() throws ExecutionException, InterruptedException {
        var backup = Instant.parse("2026-01-02T00:00:00Z");
        var run = UUID.randomUUID().toString();
        try (var producer = new KafkaProducer<String, Object>(new HashMap<>(KitTopics.producerSettings()))) {
            for (var told : List.of(
                    told(run + "-before", FulfillmentOrderStatus.REJECTED, backup.minusSeconds(1)),
                    told(run + "-refused", FulfillmentOrderStatus.RECEIVED, backup),
                    told(run + "-refused", FulfillmentOrderStatus.REJECTED, backup),
                    told(run + "-taken", FulfillmentOrderStatus.REJECTED, backup),
                    told(run + "-taken", FulfillmentOrderStatus.ACCEPTED, backup))) {
                producer.send(told).get();
            }
        }

        assertThat(published().refusedSince(backup)).filteredOn(refusal -> refusal.orderId().startsWith(run))
                .containsExactly(new Refusal("FBA", "FULFILLMENT:" + run + "-refused-F1", run + "-refused",
                        run + "-refused-F1", "not for sale"));
        assertThat(published().refusedSince(null)).extracting(Refusal::orderId).contains(run + "-before");
    }

    private static ProducerRecord<String, Object> told(String orderId, FulfillmentOrderStatus status, Instant at) {
        var update = FulfillmentUpdate.newBuilder(update())
                .setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setRevision(1)
                .setStatus(status)
                .setProblem(Problem.newBuilder()
                        .setKind("REFUSED_BY_CHANNEL")
                        .setDetail("not for sale")
                        .setOwner(Owner.STAFF)
                        .build())
                .build();
        return new ProducerRecord<>(Topics.FULFILLMENT_UPDATES.name(), 3, at.toEpochMilli(), orderId, update);
    }

    private static Published published() {
        return new KafkaPublished(new TopicScan(Map.of("bootstrap.servers", Backbone.shared().bootstrapServers(),
                "auto.offset.reset", "earliest"), new OneSchema(), Duration.ofSeconds(20)));
    }

    private static FulfillmentUpdate update() {
        return FulfillmentUpdate.newBuilder()
                .setOrderId("o1")
                .setFulfillmentOrderId("o1-F1")
                .setRevision(LATE_REVISION)
                .setChannel("FBA")
                .setStatus(FulfillmentOrderStatus.RECEIVED)
                .setObservedAt(Instant.EPOCH)
                .build();
    }

    private static final class OneSchema implements SchemaRegistry {

        @Override
        public Answer byId(int id) {
            return new Found(FulfillmentUpdate.getClassSchema());
        }

        @Override
        public boolean isReachable() {
            return true;
        }
    }
}
