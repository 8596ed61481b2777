package io.waybill.kit.replay;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.update;

import io.waybill.kit.fixture.Items;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.kafka.Arrival;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.FakeRegistry;
import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.ReapplierFixture;
import io.waybill.kit.replay.Replay.Wanted;
import io.waybill.kit.replay.ReplayRanges.Range;
import io.waybill.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Replays on a real database, with records made here. */
final class ReplayRig implements AutoCloseable {

    static final UUID TOPIC_ID = UUID.randomUUID();
    static final String TOPIC = Topics.FULFILLMENT_UPDATES.name();
    static final String READER = "reader";
    static final String ME = "me";

    final KitDatabase database = new KitDatabase();
    final FakeRegistry registry = new FakeRegistry();
    final Items items = new Items(database::jdbc);
    final ReplayTables tables;
    final ReplayProperties limits;
    final Reapplier reapplier;

    ReplayRig() {
        this(Duration.ofSeconds(15));
    }

    ReplayRig(Duration lease) {
        limits = new ReplayProperties(500, 100, lease, Duration.ofSeconds(1), Duration.ofSeconds(5), 2, 2);
        tables = new ReplayTables(new ReplayStore(database.jdbc(), database.transaction(), limits),
                new ReplayProgress(database.jdbc()), database.transaction());
        var listener = new BatchListener(READER, List.of(Topics.FULFILLMENT_UPDATES), items);
        reapplier = ReapplierFixture.reappliers(database, registry, listener).of(READER).orElseThrow();
        Items.createTables(database.jdbc());
    }

    Replay create(boolean dryRun, long from, long to) {
        var wanted = new Wanted(READER, TOPIC, NOW.minusSeconds(60), NOW, dryRun, "outage", "admin");
        var part = new Range.Part(0, from, to);
        return tables.store().create(wanted, new Range(TOPIC_ID, List.of(part))).orElseThrow();
    }

    /** As a process that has just taken the replay. */
    ReplayStep step(Replay replay, String holder) {
        return new ReplayStep(replay, holder, reapplier, tables);
    }

    List<Arrival> arrivals(long from, long to) {
        return new ArrayList<>(LongStream.range(from, to).mapToObj(offset -> arrival(offset, "o" + offset)).toList());
    }

    Arrival arrival(long offset, String orderId) {
        return arrival(offset, orderId, registry.bytesOf(update(orderId, 1)));
    }

    Arrival arrival(long offset, String orderId, byte[] value) {
        return reapplier.decode(TOPIC_ID, record(offset, orderId, value));
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, String orderId, byte[] value) {
        return new ConsumerRecord<>(TOPIC, 0, offset, orderId.getBytes(StandardCharsets.UTF_8), value);
    }

    ReplayView view(Replay replay) {
        return new ReplayReport(tables.store(), tables.progress(), limits).find(replay.id()).orElseThrow();
    }

    ReplayPart part(Replay replay) {
        return tables.progress().parts(replay.id()).getFirst();
    }

    long count(String table) {
        return database.count(table);
    }

    @Override
    public void close() {
        database.close();
    }
}
