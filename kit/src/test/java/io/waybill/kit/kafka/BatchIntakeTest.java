package io.waybill.kit.kafka;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.fact;
import static io.waybill.kit.fixture.Records.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class BatchIntakeTest {

    private static final String TOPIC = Topics.FULFILLMENT_UPDATES.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final UUID TOPIC_ID = UUID.randomUUID();
    private static final String POISON = "poison";

    private final KitDatabase database = new KitDatabase();
    private final FakeRegistry registry = new FakeRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IntakeTables tables = IntakeTables.in(database.jdbc());
    private final Positions positions = new Positions();
    private int batches;

    @BeforeEach
    void begin() {
        database.jdbc().sql("create table applied (order_id text primary key)").update();
        tables.offsets().insert("reader", TOPIC_ID, TOPIC, 0, 0);
        positions.put(PARTITION, TOPIC_ID, 0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_garbled_record_in_500_is_a_dead_letter_and_the_others_are_applied() {
        var records = good(500);
        records.set(250, record(250, "order-250", "not avro".getBytes(StandardCharsets.UTF_8)));
        intake(this::applyAll).accept(records, positions, NOW);
        assertThat(database.count("applied")).isEqualTo(499);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("WRONG_MAGIC");
            assertThat(letter.offset()).isEqualTo(250);
            assertThat(letter.orderId()).isEqualTo("order-250");
        });
        assertThat(storedOffset()).isEqualTo(500);
        assertThat(count("applied")).isEqualTo(499);
        assertThat(count("dead")).isEqualTo(1);
    }

    @Test
    void one_record_that_makes_the_applier_throw_is_found_in_halves() {
        var records = good(500);
        records.set(123, record(123, POISON, registry.bytesOf(update(POISON, 1))));
        intake(this::applyAll).accept(records, positions, NOW);
        assertThat(database.count("applied")).isEqualTo(499);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo(BatchIntake.APPLY_FAILED);
            assertThat(letter.reason()).contains("cannot take poison");
        });
        assertThat(storedOffset()).isEqualTo(500);
        assertThat(batches).isLessThan(25);
    }

    @Test
    void a_violated_constraint_is_found_in_halves_too() {
        database.jdbc().sql("insert into applied values ('order-7')").update();
        intake(this::applyAll).accept(good(20), positions, NOW);
        assertThat(database.count("applied")).isEqualTo(20);
        assertThat(letters()).extracting(Letter::offset).containsExactly(7L);
    }

    @Test
    void a_rejected_record_is_a_dead_letter_with_the_appliers_reason() {
        intake(batch -> new Applied(List.of(new Rejected(batch.records().get(1).origin(), "order-1", "IMPOSSIBLE",
                "minus one mug")), List.of()))
                .accept(good(3), positions, NOW);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("IMPOSSIBLE");
            assertThat(letter.reason()).isEqualTo("minus one mug");
            assertThat(letter.offset()).isEqualTo(1);
        });
    }

    @Test
    void a_passing_failure_undoes_all_and_makes_no_dead_letter() {
        var intake = intake(batch -> {
            applyAll(batch);
            throw new CannotAcquireLockException("deadlock");
        });
        assertThatThrownBy(() -> intake.accept(good(10), positions, NOW))
                .isInstanceOf(CannotAcquireLockException.class);
        assertNothingHappened();
    }

    @Test
    void a_registry_that_does_not_answer_makes_no_dead_letter() {
        var records = good(10);
        registry.unreachable = new IllegalStateException("registry away");
        assertThatThrownBy(() -> intake(this::applyAll).accept(records, positions, NOW))
                .isSameAs(registry.unreachable);
        assertNothingHappened();
    }

    @Test
    void a_zombie_whose_offset_was_moved_undoes_everything() {
        var zombie = new Positions();
        zombie.put(PARTITION, TOPIC_ID, 0);
        intake(_ -> Applied.nothing()).accept(good(4), positions, NOW);
        var records = good(10);
        records.set(3, record(3, "x", new byte[0]));
        assertThatThrownBy(() -> intake(this::applyAll).accept(records, zombie, NOW))
                .isInstanceOf(OffsetClaimLostException.class);
        assertThat(database.count("applied")).isZero();
        assertThat(letters()).isEmpty();
        assertThat(storedOffset()).isEqualTo(4);
    }

    @Test
    void a_repeat_after_half_was_committed_does_only_the_rest() {
        var records = good(8);
        records.set(2, record(2, POISON, registry.bytesOf(update(POISON, 1))));
        var failOnce = new boolean[]{true};
        var intake = intake(batch -> {
            if (batch.records().stream().anyMatch(one -> one.origin().offset() >= 4) && batch.records().size() <= 4
                    && failOnce[0]) {
                failOnce[0] = false;
                throw new CannotAcquireLockException("deadlock");
            }
            return applyAll(batch);
        });
        assertThatThrownBy(() -> intake.accept(records, positions, NOW)).isInstanceOf(RuntimeException.class);
        assertThat(storedOffset()).isEqualTo(4);
        intake.accept(records, positions, NOW);
        assertThat(storedOffset()).isEqualTo(8);
        assertThat(database.count("applied")).isEqualTo(7);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_record_read_again_makes_no_second_dead_letter() {
        var garbage = List.of(record(0, "x", registry.bytesOf(fact("x", 1))));
        intake(this::applyAll).accept(garbage, positions, NOW);
        database.jdbc().sql("update intake_offset set next_offset = 0").update();
        positions.put(PARTITION, TOPIC_ID, 0);
        intake(this::applyAll).accept(garbage, positions, NOW);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void headers_and_bytes_are_kept_as_they_came() {
        var record = record(0, "x", new byte[]{1, 2, 3});
        record.headers().add("trace", new byte[]{(byte) 0xff, 0}).add("trace", null);
        intake(this::applyAll).accept(List.of(record), positions, NOW);
        var row = database.jdbc()
                .sql("select record_value, headers::text as headers from dead_letter")
                .query()
                .singleRow();
        assertThat(row.get("record_value")).isEqualTo(new byte[]{1, 2, 3});
        assertThat(String.valueOf(row.get("headers"))).contains("\"/wA=\"").contains("trace");
    }

    @Test
    void what_a_listener_reads_is_live() {
        var modes = new ArrayList<Batch.Mode>();
        intake(batch -> {
            modes.add(batch.mode());
            return Applied.nothing();
        }).accept(good(3), positions, NOW);
        assertThat(modes).containsExactly(Batch.Mode.LIVE);
    }

    private void assertNothingHappened() {
        assertThat(database.count("applied")).isZero();
        assertThat(letters()).isEmpty();
        assertThat(storedOffset()).isZero();
    }

    private BatchIntake intake(BatchApplier applier) {
        var listener = new BatchListener("reader", List.of(Topics.FULFILLMENT_UPDATES), applier);
        var watch = new IntakeWatch(meters, InstantSource.system(), "reader", listener.topics());
        return new BatchIntake(listener, new Decoder(registry), tables, database.transaction(), watch);
    }

    private Applied applyAll(Batch batch) {
        batches++;
        for (var incoming : batch.records()) {
            var update = (FulfillmentUpdate) incoming.record();
            if (update.getOrderId().equals(POISON)) throw new IllegalArgumentException("cannot take poison");
            database.jdbc().sql("insert into applied values (?)").param(update.getOrderId()).update();
        }
        return Applied.nothing();
    }

    private List<ConsumerRecord<byte[], byte[]>> good(int count) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var i = 0; i < count; i++) records.add(record(i, "order-" + i, registry.bytesOf(update("order-" + i, 1))));
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, 0, offset, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private List<Letter> letters() {
        return database.jdbc()
                .sql("select record_offset as \"offset\", order_id, reason_kind as kind, reason from dead_letter order by id")
                .query(Letter.class)
                .list();
    }

    record Letter(long offset, @Nullable String orderId, String kind, String reason) {}

    private long storedOffset() {
        return tables.offsets().find("reader", TOPIC_ID, 0).orElseThrow().next();
    }

    private double count(String outcome) {
        return meters.get("waybill.intake.records").tag("outcome", outcome).counter().count();
    }
}
