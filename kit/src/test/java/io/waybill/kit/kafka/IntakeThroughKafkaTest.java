package io.waybill.kit.kafka;

import static io.waybill.kit.fixture.Records.fact;
import static io.waybill.kit.fixture.Records.update;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.backbone.Backbone;
import io.waybill.backbone.SharedServers.Shared;
import io.waybill.kit.fixture.KitService;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IntakeThroughKafkaTest {

    private static final Backbone BACKBONE = Backbone.shared();

    private final String database = BACKBONE.createDatabase("intake");
    private final DriverManagerDataSource source = new DriverManagerDataSource(BACKBONE.jdbcUrl(database),
            BACKBONE.postgres().user(), BACKBONE.postgres().password());
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate moving = new TransactionTemplate(new JdbcTransactionManager(source));
    private final Topic<FulfillmentUpdate> topic = KitTopics.fresh(FulfillmentUpdate.class, 1);
    private final TopicPartition partition = new TopicPartition(topic.name(), 0);
    private final KafkaProducer<String, Object> producer = new KafkaProducer<>(KitTopics.producerSettings());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", BACKBONE.bootstrapServers()));
    private @Nullable ConfigurableApplicationContext service;

    @BeforeEach
    void createTable() {
        jdbc.sql("create table applied (place bigint generated always as identity, revision bigint)").update();
    }

    @AfterEach
    void close() {
        stop();
        producer.close();
        admin.close();
    }

    @Test
    void every_kind_of_garbage_is_a_dead_letter_and_the_rest_is_applied() {
        produce(1, 2);
        var good = KitTopics.readAll(topic).getFirst().value();
        produceBytes("x", "garbage".getBytes(StandardCharsets.UTF_8));
        produceBytes("x", new byte[]{0, 0x7f, 0, 0, 1, 2, 3});
        produceBytes("a", Arrays.copyOf(good, good.length - 4));
        produceBytes("a", bytesOfFact());
        produceBytes("x", null);
        produceBytes("somebody-else", good);
        produce(3, 3);
        start();
        awaitApplied(1, 2, 3);
        assertThat(jdbc.sql("select reason_kind from dead_letter order by id").query(String.class).list())
                .containsExactly("WRONG_MAGIC", "UNKNOWN_SCHEMA_ID", "UNREADABLE", "WRONG_TYPE", "EMPTY",
                        "KEY_MISMATCH");
        assertThat(storedOffset()).isEqualTo(9);
    }

    @Test
    void a_restart_goes_on_at_the_stored_offset_whatever_kafkas_own_say() throws Exception {
        produce(1, 10);
        start();
        awaitApplied(LongStream.rangeClosed(1, 10).toArray());
        stop();
        produce(11, 15);
        for (var kafkasOwn : List.of(15L, 3L)) {
            admin.alterConsumerGroupOffsets("kit-test-reader", Map.of(partition, new OffsetAndMetadata(kafkasOwn)))
                    .all()
                    .get();
            start();
            awaitApplied(LongStream.rangeClosed(1, 15).toArray());
            stop();
        }
        assertThat(storedOffset()).isEqualTo(15);
    }

    @Test
    void a_topic_made_again_is_read_from_its_beginning() throws Exception {
        produce(1, 10);
        start();
        awaitApplied(LongStream.rangeClosed(1, 10).toArray());
        stop();
        makeTopicAgain();
        produce(21, 33);
        start();
        awaitApplied(LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.rangeClosed(21, 33)).toArray());
    }

    @Test
    void a_topic_made_again_under_a_running_reader_is_read_from_its_beginning() throws Exception {
        produce(1, 10);
        start();
        awaitApplied(LongStream.rangeClosed(1, 10).toArray());
        makeTopicAgain();
        produce(21, 23);
        awaitApplied(LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.rangeClosed(21, 23)).toArray());
    }

    @Test
    void what_retention_took_is_counted_and_reading_goes_on_after_it() throws Exception {
        produce(1, 2);
        start();
        awaitApplied(1, 2);
        stop();
        produce(3, 10);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(6))).all().get();
        var running = start();
        awaitApplied(1, 2, 7, 8, 9, 10);
        assertThat(running.getBean(MeterRegistry.class).get("waybill.intake.missed.records").counter().count())
                .isEqualTo(4);
    }

    @Test
    void a_reader_whose_offset_another_moved_applies_nothing_twice() {
        produce(1, 5);
        start();
        awaitApplied(1, 2, 3, 4, 5);
        moving.executeWithoutResult(_ -> {
            jdbc.sql("update intake_offset set next_offset = 8").update();
            produce(6, 10);
        });
        awaitApplied(1, 2, 3, 4, 5, 9, 10);
        assertThat(storedOffset()).isEqualTo(10);
    }

    @Test
    void without_a_registry_the_batch_waits() {
        produce(1, 3);
        try (var _ = away(BACKBONE.registry())) {
            start();
            awaitStatus(Status.DOWN);
            assertThat(count("applied")).isZero();
            assertThat(count("dead_letter")).isZero();
        }
        awaitApplied(1, 2, 3);
        assertThat(count("dead_letter")).isZero();
        awaitStatus(Status.UP);
    }

    @Test
    void without_a_database_the_batch_waits() {
        produce(1, 3);
        start();
        awaitApplied(1, 2, 3);
        try (var _ = away(BACKBONE.postgres())) {
            produce(4, 6);
            awaitStatus(Status.DOWN);
        }
        awaitApplied(1, 2, 3, 4, 5, 6);
        assertThat(count("dead_letter")).isZero();
    }

    @Test
    void without_a_broker_the_service_starts_says_so_and_goes_on() {
        produce(1, 3);
        try (var _ = away(BACKBONE.kafka())) {
            start();
            awaitStatus(Status.DOWN);
        }
        awaitApplied(1, 2, 3);
        awaitStatus(Status.UP);
    }

    private interface Away extends AutoCloseable {
        @Override
        void close();
    }

    private static Away away(Shared server) {
        server.stop();
        return server::start;
    }

    private ConfigurableApplicationContext start() {
        var listener = new BatchListener("reader", List.of(topic), batch -> {
            batch.records().forEach(this::apply);
            return Applied.nothing();
        });
        var started = KitService.start(database, listener, Map.of());
        service = started;
        return started;
    }

    private void apply(Incoming incoming) {
        var running = service;
        if (running == null) throw new IllegalStateException("not started");
        running.getBean(JdbcClient.class)
                .sql("insert into applied (revision) values (?)")
                .param(((FulfillmentUpdate) incoming.record()).getRevision())
                .update();
    }

    private void stop() {
        if (service != null) service.close();
        service = null;
    }

    private void produce(long from, long to) {
        for (var revision = from; revision <= to; revision++) {
            send(update("a", revision));
        }
        producer.flush();
    }

    /** The registry may still be without its database for a moment; nothing was sent then. */
    private void send(FulfillmentUpdate update) {
        await().ignoreExceptions()
                .until(() -> producer.send(new ProducerRecord<>(topic.name(), "a", update)) != null);
    }

    private void produceBytes(String key, byte @Nullable [] value) {
        producer.flush();
        try (var raw = new KafkaProducer<>(Map.of("bootstrap.servers", BACKBONE.bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = raw.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    /** By way of a topic of its own: the registry would refuse it on ours. */
    private byte[] bytesOfFact() {
        var facts = KitTopics.fresh(OrderEvent.class, 1);
        var _ = producer.send(new ProducerRecord<>(facts.name(), "a", fact("a", 1)));
        producer.flush();
        return KitTopics.readAll(facts).getFirst().value();
    }

    private void makeTopicAgain() throws Exception {
        admin.deleteTopics(Set.of(topic.name())).all().get();
        await().until(() -> !admin.listTopics().names().get().contains(topic.name()));
        KitTopics.create(topic, 1);
    }

    private void awaitApplied(long... revisions) {
        var expected = Arrays.stream(revisions).boxed().toList();
        await().atMost(ofSeconds(30)).untilAsserted(() -> assertThat(applied()).containsExactlyElementsOf(expected));
    }

    private List<Long> applied() {
        return new ArrayList<>(jdbc.sql("select revision from applied order by place").query(Long.class).list());
    }

    private void awaitStatus(Status status) {
        await().atMost(ofSeconds(60)).until(() -> {
            var running = service;
            if (running == null) return false;
            var health = running.getBean("intakeHealthIndicator", HealthIndicator.class).health();
            return health != null && status.equals(health.getStatus());
        });
    }

    private long storedOffset() {
        return jdbc.sql("select next_offset from intake_offset").query(Long.class).single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
