package io.waybill.kit.deadletter;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.waybill.kit.fixture.Items;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.FakeRegistry;
import io.waybill.kit.kafka.ReapplierFixture;
import io.waybill.kit.kafka.Reappliers;
import io.waybill.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class RedriveTest {

    private static final String READER = "reader";
    private static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    private final KitDatabase database = new KitDatabase();
    private final FakeRegistry registry = new FakeRegistry();
    private final Items items = new Items(database::jdbc);
    private final Reappliers reappliers = ReapplierFixture.reappliers(database, registry,
            new BatchListener(READER, List.of(Topics.FULFILLMENT_UPDATES), items));
    private final DeadLetterRows rows = new DeadLetterRows(database.jdbc());
    private final Redrive redrive = new Redrive(rows, reappliers, database.transaction(), () -> NOW);
    private Instant now = NOW;

    @BeforeEach
    void createTables() {
        Items.createTables(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_can_be_applied_now_is_applied_and_no_dead_letter_any_more() {
        var id = bury("o1");
        var redriven = redrive.one(id, "operator").orElseThrow();
        assertThat(redriven.state()).isEqualTo(DeadLetterState.REDRIVEN);
        assertThat(redriven.what()).containsExactly("ItemChanged");
        assertThat(database.count("item")).isOne();
        assertThat(letter(id).settledBy()).isEqualTo("operator");
        assertThat(letter(id).settledAt()).isNotNull();
        assertThat(redrive.one(id, "operator").orElseThrow().state()).isEqualTo(DeadLetterState.REDRIVEN);
        assertThat(database.count("taken")).as("once is enough").isOne();
        assertThat(redrive.one(4711, "operator")).isEmpty();
    }

    @Test
    void an_equal_revision_is_decided_again_and_old_news_changes_nothing() {
        database.jdbc().sql("insert into item values ('o1', 1, 'wrong'), ('o2', 9, 'newer')").update();
        assertThat(redrive.one(bury("o1"), "operator").orElseThrow().what()).containsExactly("ItemChanged");
        assertThat(redrive.one(bury("o2"), "operator")).hasValueSatisfying(old -> {
            assertThat(old.state()).isEqualTo(DeadLetterState.REDRIVEN);
            assertThat(old.what()).isEmpty();
        });
        assertThat(content("o2")).isEqualTo("newer");
    }

    @Test
    void what_fails_stays_open_with_the_new_reason_and_is_parked_the_second_time() {
        var id = bury("o1");
        items.refused.add("o1");
        assertThat(redrive.several(ALL, 0, 10, "operator").done()).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(DeadLetterState.OPEN);
            assertThat(failed.kind()).isEqualTo("REFUSED");
            assertThat(failed.reason()).isEqualTo("no item can be like that");
        });
        items.refused.clear();
        items.poison.add("o1");
        assertThat(redrive.several(ALL, 0, 10, "operator").done()).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(DeadLetterState.PARKED);
            assertThat(failed.kind()).isEqualTo("APPLY_FAILED");
        });
        assertThat(letter(id).attempts()).isEqualTo(2);
        assertThat(database.count("taken")).isZero();
        items.poison.clear();
        assertThat(redrive.several(ALL, 0, 10, "operator").done()).as("a parked one must be named").isEmpty();
        assertThat(redrive.one(id, "operator").orElseThrow().state()).isEqualTo(DeadLetterState.REDRIVEN);
    }

    @Test
    void bytes_that_are_still_unreadable_are_a_failed_attempt() {
        var id = bury("o1", "garbage".getBytes(StandardCharsets.UTF_8));
        assertThat(redrive.one(id, "operator").orElseThrow().kind()).isEqualTo("WRONG_MAGIC");
        assertThat(letter(id).attempts()).isOne();
    }

    @Test
    void a_passing_failure_is_no_attempt_and_ends_the_round() {
        var first = bury("o1");
        bury("o2");
        items.before = () -> {
            throw new CannotAcquireLockException("deadlock");
        };
        assertThatThrownBy(() -> redrive.one(first, "operator")).isInstanceOf(CannotAcquireLockException.class);
        var several = redrive.several(ALL, 0, 10, "operator");
        assertThat(several.done()).isEmpty();
        assertThat(several.stoppedBy()).contains("deadlock");
        assertThat(letter(first).attempts()).isZero();
        assertThat(letter(first).state()).isEqualTo(DeadLetterState.OPEN);
        items.before = () -> {
        };
        registry.unreachable = new CannotAcquireLockException("registry away");
        assertThatThrownBy(() -> redrive.one(first, "operator")).isSameAs(registry.unreachable);
        assertThat(letter(first).attempts()).isZero();
    }

    @Test
    void several_are_chosen_by_what_they_have_in_common_and_taken_in_portions() {
        var first = bury("o1");
        bury("o2");
        bury("o3");
        database.jdbc().sql("update dead_letter set reason_kind = 'OTHER' where order_id = 'o2'").update();
        var kind = new DeadLetterFilter(READER, "REFUSED", null, null);
        var portion = redrive.several(kind, 0, 1, "operator");
        assertThat(portion.done()).extracting(Redriven::id).containsExactly(first);
        assertThat(portion.more()).isTrue();
        var rest = redrive.several(kind, first, 10, "operator");
        assertThat(rest.done()).extracting(Redriven::orderId).containsExactly("o3");
        assertThat(rest.more()).isFalse();
        assertThat(redrive.several(new DeadLetterFilter(null, null, "o9", null), 0, 10, "operator").done()).isEmpty();
        assertThat(rows.page(new DeadLetterFilter(null, null, null, DeadLetterState.OPEN), 0, 10))
                .extracting(DeadLetterView::orderId)
                .containsExactly("o2");
    }

    @Test
    void a_letter_of_a_reader_that_is_gone_says_so() {
        ReapplierFixture.bury(database, "former", UUID.randomUUID(), record("o1", bytes("o1")), "REFUSED");
        var id = rows.page(ALL, 0, 1).getFirst().id();
        assertThat(redrive.one(id, "operator").orElseThrow().kind()).isEqualTo("READER_GONE");
    }

    @Test
    void the_gauge_counts_what_nobody_has_mended_by_reader_and_kind() {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var gauges = new DeadLetterGauges(rows, reappliers, () -> now, meters);
        assertThat(gauges).isNotNull();
        assertThat(scraped(meters)).as("there from the start")
                .contains(line("WRONG_MAGIC", 0), line("APPLY_FAILED", 0))
                .noneMatch(line -> line.contains("REFUSED"));
        var parked = bury("o1");
        bury("o2");
        database.jdbc().sql("update dead_letter set state = 'PARKED' where id = ?").param(parked).update();
        assertThat(scraped(meters)).as("asked at most every 5 s").noneMatch(line -> line.contains("REFUSED"));
        now = now.plusSeconds(6);
        scraped(meters);
        assertThat(scraped(meters)).contains(line("REFUSED", 2));
        assertThat(redrive.one(parked, "operator")).isPresent();
        now = now.plusSeconds(6);
        assertThat(scraped(meters)).contains(line("REFUSED", 1));
    }

    private static String line(String kind, int letters) {
        return "{kind=\"%s\",reader=\"reader\"} %d.0".formatted(kind, letters);
    }

    private static List<String> scraped(PrometheusMeterRegistry meters) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith("waybill_dead_letters_open{"))
                .map(line -> line.substring(line.indexOf('{')))
                .toList();
    }

    private long bury(String orderId) {
        return bury(orderId, bytes(orderId));
    }

    private byte[] bytes(String orderId) {
        return registry.bytesOf(update(orderId, 1));
    }

    private long bury(String orderId, byte[] value) {
        ReapplierFixture.bury(database, READER, UUID.randomUUID(), record(orderId, value), "REFUSED");
        return database.jdbc().sql("select max(id) from dead_letter").query(Long.class).single();
    }

    private static ConsumerRecord<byte[], byte[]> record(String orderId, byte[] value) {
        return new ConsumerRecord<>(Topics.FULFILLMENT_UPDATES.name(), 0, 1, orderId.getBytes(StandardCharsets.UTF_8),
                value);
    }

    private DeadLetterView letter(long id) {
        return rows.find(id).orElseThrow().view();
    }

    private @Nullable String content(String orderId) {
        return database.jdbc()
                .sql("select content from item where order_id = ?")
                .param(orderId)
                .query(String.class)
                .single();
    }
}
