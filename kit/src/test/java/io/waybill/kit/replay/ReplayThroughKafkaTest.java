package io.waybill.kit.replay;

import static io.waybill.kit.fixture.Records.update;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.kit.fixture.Items;
import io.waybill.kit.fixture.KitService;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.replay.Replay.State;
import io.waybill.kit.replay.ReplayAnswer.Accepted;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReplayThroughKafkaTest {

    private static final Backbone BACKBONE = Backbone.shared();
    private final Instant start = Instant.now().minus(ofHours(1)).truncatedTo(SECONDS);

    private final String database = BACKBONE.createDatabase("replay");
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(BACKBONE.jdbcUrl(database),
            BACKBONE.postgres().user(), BACKBONE.postgres().password()));
    private final Topic<FulfillmentUpdate> topic = KitTopics.fresh(FulfillmentUpdate.class, 2);
    private final KafkaProducer<String, Object> producer = new KafkaProducer<>(KitTopics.producerSettings());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", BACKBONE.bootstrapServers()));
    private final List<Service> services = new ArrayList<>();

    /** A running service with its own version of the code. */
    private record Service(ConfigurableApplicationContext context, Items items) {}

    @BeforeEach
    void createTables() {
        Items.createTables(jdbc);
    }

    @AfterEach
    void close() {
        services.forEach(service -> service.context().close());
        producer.close();
        admin.close();
    }

    @Test
    void a_range_is_taken_again_beside_the_live_reader_whose_offsets_stay() throws Exception {
        var service = start(Map.of());
        produce(0, 30);
        awaitTaken("LIVE", 30);
        var stored = offsets();
        var kafkasOwn = kafkasOwnOffsets();
        service.items().mapping = "v2";
        var replay = ask(service, 10, 20, false);
        await().until(() -> state(replay) == State.DONE);
        assertThat(taken("REPLAY")).isEqualTo(10);
        assertThat(contents("v2")).hasSize(10).contains("o10", "o19").doesNotContain("o9", "o20");
        assertThat(view(service, replay).records().changed()).isEqualTo(10);
        assertThat(offsets()).isEqualTo(stored);
        assertThat(kafkasOwnOffsets()).isEqualTo(kafkasOwn);
        produce(30, 35);
        awaitTaken("LIVE", 35);
        assertThat(taken("REPLAY")).isEqualTo(10);
    }

    @Test
    void a_replay_says_what_it_would_change_and_then_changes_just_that() {
        var service = start(Map.of());
        produce(0, 12);
        produceGarbage(12);
        awaitTaken("LIVE", 12);
        await().until(() -> count("dead_letter") == 1);
        service.items().mapping = "v2";
        var dry = ask(service, 0, 100, true);
        await().until(() -> state(dry) == State.DONE);
        assertThat(taken("REPLAY")).isZero();
        assertThat(contents("v2")).isEmpty();
        var real = ask(service, 0, 100, false);
        await().until(() -> state(real) == State.DONE);
        assertThat(contents("v2")).hasSize(12);
        assertThat(view(service, real).records()).isEqualTo(view(service, dry).records());
        assertThat(view(service, real).records()).isEqualTo(new ReplayView.ReplayCounts(13, 12, 12, 0, 0, 1, 0));
        assertThat(count("dead_letter")).isEqualTo(1);
        var again = ask(service, 0, 100, false);
        await().until(() -> state(again) == State.DONE);
        assertThat(view(service, again).records().changed()).as("nothing is left to repair").isZero();
    }

    @Test
    void a_service_that_stops_in_between_goes_on_by_itself_and_applies_nothing_twice() {
        var slow = Map.<String, Object>of("waybill.replay.records-per-second-max", 20,
                "waybill.replay.batch-records-max", 5);
        var service = start(slow);
        produce(0, 60);
        awaitTaken("LIVE", 60);
        var replay = ask(service, 0, 60, false);
        await().until(() -> taken("REPLAY") >= 5);
        service.context().close();
        assertThat(taken("REPLAY")).isLessThan(60);
        assertThat(state(replay)).isEqualTo(State.RUNNING);
        start(Map.of());
        await().atMost(ofSeconds(30)).until(() -> state(replay) == State.DONE);
        assertEachTakenOnce(60);
    }

    @Test
    void a_process_that_hangs_is_taken_over_from_and_what_it_applies_later_is_undone() throws Exception {
        var slow = Map.<String, Object>of("waybill.replay.records-per-second-max", 40,
                "waybill.replay.batch-records-max", 5, "waybill.replay.lease", "1s");
        var first = start(slow);
        produce(0, 80);
        awaitTaken("LIVE", 80);
        var replay = ask(first, 0, 80, false);
        await().until(() -> taken("REPLAY") >= 5);
        var hangs = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var returned = new CountDownLatch(1);
        first.items().before = () -> {
            hangs.countDown();
            await().atMost(ofSeconds(60)).until(() -> goesOn.getCount() == 0);
            returned.countDown();
        };
        hangs.await();
        assertThat(taken("REPLAY")).isLessThan(80);
        start(Map.of());
        await().atMost(ofSeconds(30)).until(() -> state(replay) == State.DONE);
        goesOn.countDown();
        returned.await();
        first.context().close();
        assertEachTakenOnce(80);
    }

    @Test
    void a_cancelled_replay_stops() {
        var service = start(Map.of("waybill.replay.records-per-second-max", 10));
        produce(0, 60);
        awaitTaken("LIVE", 60);
        var replay = ask(service, 0, 60, false);
        await().until(() -> taken("REPLAY") > 0);
        assertThat(service.context().getBean(ReplayTables.class).store().cancel(replay)).isTrue();
        var taken = taken("REPLAY");
        var next = ask(service, 100, 101, false);
        await().until(() -> state(next) == State.DONE);
        assertThat(taken("REPLAY")).isEqualTo(taken).isLessThan(60);
        assertThat(state(replay)).isEqualTo(State.CANCELLED);
    }

    @Test
    void without_brokers_it_waits_and_says_why() {
        var service = start(Map.of("waybill.replay.records-per-second-max", 20, "waybill.replay.broker-timeout", "1s"));
        produce(0, 60);
        awaitTaken("LIVE", 60);
        var replay = ask(service, 0, 60, false);
        await().until(() -> taken("REPLAY") > 0);
        BACKBONE.kafka().stop();
        try {
            service.context().getBean(ReplayRunner.class).stop();
            service.context().getBean(ReplayRunner.class).start();
            await().atMost(ofSeconds(30)).until(() -> view(service, replay).trouble() != null);
            assertThat(desk(service).take(request(0, 60, true), "admin"))
                    .isInstanceOf(ReplayAnswer.BrokersAway.class);
        } finally {
            BACKBONE.kafka().start();
        }
        await().atMost(ofSeconds(60)).until(() -> state(replay) == State.DONE);
        assertThat(view(service, replay).trouble()).isNull();
        assertEachTakenOnce(60);
    }

    @Test
    void a_topic_that_was_made_again_is_not_the_one_that_was_asked_for() throws Exception {
        var service = start(Map.of());
        produce(0, 5);
        awaitTaken("LIVE", 5);
        service.context().getBean(ReplayRunner.class).stop();
        var replay = ask(service, 0, 5, false);
        admin.deleteTopics(Set.of(topic.name())).all().get();
        await().until(() -> !admin.listTopics().names().get().contains(topic.name()));
        KitTopics.create(topic, 2);
        service.context().getBean(ReplayRunner.class).start();
        await().until(() -> state(replay) == State.FAILED);
        assertThat(view(service, replay).trouble()).contains("made again");
        assertThat(taken("REPLAY")).isZero();
    }

    @Test
    void what_cannot_be_replayed_is_refused_with_what_can() {
        var service = start(Map.of());
        var desk = desk(service);
        assertThat(desk.take(new ReplayRequest("orders.none", start, null, true, null, null), "admin"))
                .isEqualTo(new ReplayAnswer.NotReplayable("orders.none", List.of(topic.name())));
        assertThat(desk.take(request(5, 5, true), "admin")).isInstanceOf(ReplayAnswer.Impossible.class);
        var elsewhere = new ReplayRequest(topic.name(), start, null, true, null, "somebody");
        assertThat(desk.take(elsewhere, "admin")).isInstanceOfSatisfying(ReplayAnswer.Impossible.class,
                impossible -> assertThat(impossible.field()).isEqualTo("reader"));
    }

    private Service start(Map<String, Object> more) {
        var started = new ArrayList<ConfigurableApplicationContext>();
        var items = new Items(() -> started.getFirst().getBean(JdbcClient.class));
        var listener = new BatchListener("reader", List.of(topic), batch -> {
            await().until(() -> !started.isEmpty());
            return items.apply(batch);
        });
        started.add(KitService.start(database, listener, more));
        var service = new Service(started.getFirst(), items);
        services.add(service);
        return service;
    }

    /** Record number i was written i seconds after the start. */
    private void produce(int from, int to) {
        for (var i = from; i < to; i++) {
            var _ = producer.send(new ProducerRecord<>(topic.name(), i % 2, timeOf(i), "o" + i, update("o" + i, 1)));
        }
        producer.flush();
    }

    private void produceGarbage(int i) {
        try (var raw = new KafkaProducer<>(Map.of("bootstrap.servers", BACKBONE.bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = raw.send(new ProducerRecord<>(topic.name(), 0, timeOf(i), new byte[0],
                    "garbage".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private long timeOf(int i) {
        return start.plusSeconds(i).toEpochMilli();
    }

    private long ask(Service service, int from, int to, boolean dryRun) {
        var answer = desk(service).take(request(from, to, dryRun), "admin");
        return ((Accepted) answer).replay().id();
    }

    private ReplayRequest request(int from, int to, boolean dryRun) {
        return new ReplayRequest(topic.name(), start.plusSeconds(from), start.plusSeconds(to), dryRun, "test", null);
    }

    private static ReplayDesk desk(Service service) {
        return service.context().getBean(ReplayDesk.class);
    }

    private static ReplayView view(Service service, long replay) {
        var tables = service.context().getBean(ReplayTables.class);
        return new ReplayReport(tables.store(), tables.progress(), service.context().getBean(ReplayProperties.class))
                .find(replay)
                .orElseThrow();
    }

    private State state(long replay) {
        return State.valueOf(
                jdbc.sql("select state from replay where id = ?").param(replay).query(String.class).single());
    }

    private void awaitTaken(String mode, int records) {
        await().atMost(ofSeconds(30)).untilAsserted(() -> assertThat(taken(mode)).isEqualTo(records));
    }

    private long taken(String mode) {
        return jdbc.sql("select count(*) from taken where mode = ?").param(mode).query(Long.class).single();
    }

    private void assertEachTakenOnce(int records) {
        assertThat(taken("REPLAY")).isEqualTo(records);
        assertThat(jdbc.sql("select count(distinct order_id) from taken where mode = 'REPLAY'")
                .query(Integer.class)
                .single()).isEqualTo(records);
    }

    private List<String> contents(String version) {
        return jdbc.sql("select order_id from item where content = ?").param(version).query(String.class).list();
    }

    private List<String> offsets() {
        return jdbc.sql("select partition || ': ' || next_offset from intake_offset order by partition")
                .query(String.class)
                .list();
    }

    private Map<?, ?> kafkasOwnOffsets() throws Exception {
        return admin.listConsumerGroupOffsets("kit-test-reader").partitionsToOffsetAndMetadata().get();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
