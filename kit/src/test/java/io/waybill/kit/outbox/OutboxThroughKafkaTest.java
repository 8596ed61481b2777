package io.waybill.kit.outbox;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.update;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.kit.outbox.RelayRun.Idle;
import io.waybill.kit.outbox.RelayRun.NotOurTurn;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxThroughKafkaTest {

    private final KitDatabase database = new KitDatabase();
    private final Outbox outbox = RelayRig.outbox(database);
    private final Topic<FulfillmentUpdate> topic = KitTopics.fresh(FulfillmentUpdate.class, 3);
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
        database.close();
    }

    @Test
    void a_later_fact_whose_transaction_began_first_is_published_later() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var earlierCommitted = new CountDownLatch(1);
        var beganFirst = CompletableFuture.runAsync(() -> database.transaction().executeWithoutResult(_ -> {
            database.jdbc().sql("select pg_current_xact_id()").query().singleValue();
            begun.countDown();
            awaitQuietly(earlierCommitted);
            outbox.appendAll(List.of(message("a", 2)));
        }));
        begun.await();
        append("a", 1);
        earlierCommitted.countDown();
        beganFirst.join();
        publishAll(relay());
        assertThat(revisionsByOrder()).containsEntry("a", List.of(1L, 2L));
    }

    @Test
    void a_lower_id_committed_after_a_higher_one_is_not_lost() throws InterruptedException {
        var inserted = new CountDownLatch(1);
        var otherPublished = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> database.transaction().executeWithoutResult(_ -> {
            outbox.appendAll(List.of(message("slow", 1)));
            inserted.countDown();
            awaitQuietly(otherPublished);
        }));
        inserted.await();
        append("quick", 1);
        var relay = relay();
        publishAll(relay);
        assertThat(revisionsByOrder()).containsOnlyKeys("quick");
        otherPublished.countDown();
        slow.join();
        publishAll(relay);
        assertThat(revisionsByOrder()).containsOnlyKeys("quick", "slow");
    }

    @Test
    void two_relays_at_once_only_duplicate() {
        appendMany(6, 40);
        var one = CompletableFuture.runAsync(() -> publishAll(relay()));
        var other = CompletableFuture.runAsync(() -> publishAll(relay()));
        CompletableFuture.allOf(one, other).join();
        assertEveryOrderIsCompleteInOrder(6, 40);
    }

    @Test
    void a_crash_between_publishing_and_deleting_only_duplicates() {
        appendMany(3, 30);
        var crashes = new AtomicBoolean(true);
        var rows = new PostgresOutboxRows(database.jdbc()) {
            @Override
            public void delete(Collection<Long> ids) {
                if (crashes.getAndSet(false)) throw new IllegalStateException("crashed before deleting");
                super.delete(ids);
            }
        };
        publishAll(keep(RelayRig.relay(rows, RelayRig.alwaysOurs(), RelayRig.kafka())));
        assertThat(crashes).isFalse();
        assertThat(KitTopics.readAll(topic)).hasSizeGreaterThan(90);
        assertEveryOrderIsCompleteInOrder(3, 30);
    }

    @Test
    void everything_arrives_after_the_broker_was_away() {
        var rows = new PostgresOutboxRows(database.jdbc());
        var signal = new RelaySignal();
        var watch = RelayRig.watch();
        var relay = new OutboxRelay(rows, RelayRig.lease(database, "only", ofSeconds(5)), RelayRig.kafka(),
                RelayRig.limits(), watch);
        var thread = new OutboxRelayThread(relay, rows, watch, signal, RelayRig.limits(), InstantSource.system());
        thread.start();
        try {
            appendMany(2, 10);
            await().until(() -> database.count("outbox") == 0);
            Backbone.shared().kafka().stop();
            for (var i = 11; i <= 20; i++) {
                append("order-0", i);
                append("order-1", i);
            }
            await().atMost(ofSeconds(60)).until(() -> watch.trouble() != null);
            assertThat(database.count("outbox")).isEqualTo(20);
            Backbone.shared().kafka().start();
            await().atMost(ofSeconds(60)).until(() -> database.count("outbox") == 0);
            assertThat(watch.trouble()).isNull();
        } finally {
            if (!Backbone.shared().kafka().isRunning()) Backbone.shared().kafka().start();
            thread.stop();
        }
        assertEveryOrderIsCompleteInOrder(2, 20);
    }

    @Test
    void a_relay_that_waits_for_the_broker_for_longer_than_its_lease_keeps_it() {
        append("a", 1);
        var publishers = new RecordingPublishers();
        publishers.acknowledge = false;
        var holder = RelayRig.lease(database, "waiting", ofMillis(400));
        var limits = new OutboxProperties(1000, 10, ofSeconds(1), ofSeconds(1), ofSeconds(1), true);
        var waiting = new OutboxRelay(new PostgresOutboxRows(database.jdbc()), holder, publishers, limits,
                RelayRig.watch());
        var run = CompletableFuture.supplyAsync(() -> waiting.runOnce(NOW));
        await().until(() -> publishers.sent.size() == 1);
        var rival = RelayRig.lease(database, "rival", ofMillis(400));
        await().during(ofSeconds(1)).until(() -> !rival.hold());
        publishers.sent.getFirst().answer().complete(null);
        assertThat(run.join()).isEqualTo(new RelayRun.Published(1, false));
        assertThat(rival.hold()).isFalse();
    }

    @Test
    void a_row_that_newer_code_wrote_is_published_with_all_its_fields() throws IOException {
        var first = "{\"name\":\"orderId\"";
        var newer = new Schema.Parser().parse(update("a", 1).getSchema()
                .toString()
                .replace(first,
                        "{\"name\":\"addedLater\",\"type\":\"string\",\"default\":\"\"}," + first));
        var record = new GenericRecordBuilder(newer).set("addedLater", "kept")
                .set("orderId", "a")
                .set("fulfillmentOrderId", "a-F1")
                .set("revision", 1L)
                .set("channel", "FBA")
                .set("observedAt", 0L)
                .build();
        database.jdbc()
                .sql("insert into outbox_schema values (?, ?)")
                .params(SchemaNormalization.parsingFingerprint64(newer), newer.toString())
                .update();
        database.jdbc()
                .sql("insert into outbox (topic, record_key, stage, record_type, payload) values (?, 'a', 1, '', ?)")
                .params(topic.name(), new BinaryMessageEncoder<>(GenericData.get(), newer).encode(record).array())
                .update();
        publishAll(relay());
        var value = KitTopics.readAll(topic).getFirst().value();
        assertThat(new String(value, StandardCharsets.ISO_8859_1)).contains("kept");
        assertThat(revisionsByNewer(newer, value)).isEqualTo(1L);
    }

    private static Object revisionsByNewer(Schema newer, byte[] value) throws IOException {
        var body = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
        return new GenericDatumReader<GenericData.Record>(newer).read(null, body).get("revision");
    }

    private OutboxRelay relay() {
        return keep(RelayRig.relay(database, RelayRig.kafka()));
    }

    private synchronized OutboxRelay keep(OutboxRelay relay) {
        relays.add(relay);
        return relay;
    }

    private static void publishAll(OutboxRelay relay) {
        await().atMost(ofSeconds(60)).until(() -> switch (relay.runOnce(NOW)) {
            case Idle() -> true;
            case NotOurTurn(),RelayRun.Published _,RelayRun.Failed _ -> false;
        });
    }

    private Message message(String orderId, long revision) {
        return new Message(topic, orderId, update(orderId, revision));
    }

    private void append(String orderId, long revision) {
        database.transaction().executeWithoutResult(_ -> outbox.appendAll(List.of(message(orderId, revision))));
    }

    private void appendMany(int orders, int each) {
        for (var revision = 1; revision <= each; revision++) {
            for (var order = 0; order < orders; order++) append("order-" + order, revision);
        }
    }

    /** As a reader sees it that skips what is not higher than its last: no gap, whatever was repeated. */
    private void assertEveryOrderIsCompleteInOrder(int orders, int each) {
        var byOrder = revisionsByOrder();
        assertThat(byOrder).hasSize(orders);
        byOrder.forEach((order, revisions) -> {
            var last = 0L;
            for (var revision : revisions) {
                assertThat(revision).as("gap in %s: %s", order, revisions).isLessThanOrEqualTo(last + 1);
                last = Math.max(last, revision);
            }
            assertThat(last).isEqualTo(each);
        });
    }

    private Map<String, List<Long>> revisionsByOrder() {
        var byOrder = new HashMap<String, List<Long>>();
        for (var record : KitTopics.readAll(topic)) {
            byOrder.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), _ -> new ArrayList<>())
                    .add(revisionOf(record));
        }
        return byOrder;
    }

    private static long revisionOf(ConsumerRecord<byte[], byte[]> record) {
        return KitTopics.bodyOf(record, FulfillmentUpdate.class).getRevision();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
