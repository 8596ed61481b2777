package io.waybill.kit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.fixture.KitDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasing what the kit's own tables hold of an order, and keeping it erased. */
class ErasedOrdersTest {

    private static final String ANN = "0123456789abcdef0123456789abcdef";
    private static final String BOB = "fedcba9876543210fedcba9876543210";

    private final KitDatabase database = new KitDatabase();
    private final ErasedOrders erased = new ErasedOrders(database.jdbc());
    private final ExecutorService inThreads = Executors.newVirtualThreadPerTaskExecutor();
    private int offset;

    @AfterEach
    void close() {
        inThreads.shutdownNow();
        database.close();
    }

    @Test
    void it_is_known_which_orders_were_erased_also_when_that_is_said_twice() {
        erase(ANN);
        erase(ANN);
        assertThat(among(ANN, BOB)).containsExactly(ANN);
        assertThat(among(BOB)).isEmpty();
    }

    @Test
    void dead_letters_keep_where_and_why_and_lose_what_came() {
        bury(ANN, ANN, "OPEN", "Ann Lee");
        bury(null, "no order", "PARKED", "a body of order " + ANN + " by Ann Lee");
        bury(BOB, BOB, "OPEN", "Bob Roe");

        erase(ANN);

        assertThat(letters()).containsExactly(
                "0 ERASED UNREADABLE erased with its order null null [] settled",
                "1 ERASED UNREADABLE erased with its order null null [] settled",
                "2 OPEN UNREADABLE quotes Bob Roe %s Bob Roe [{\"key\": \"Bob Roe\"}] open".formatted(BOB));
    }

    @Test
    void an_order_is_found_under_a_foreign_key_whatever_stands_beside_its_id() {
        bury(BOB, BOB, "OPEN", "é" + ANN + "-F1");
        bury(BOB, BOB, "OPEN", "b" + ANN + "0123abcd");
        bury(BOB, BOB, "OPEN", "\\" + ANN + "é");
        bury(BOB, ANN, "OPEN", "her key");
        bury(BOB, BOB, "OPEN", ANN.substring(1) + " " + ANN.toUpperCase(Locale.ROOT));

        erase(ANN);

        assertThat(letters()).extracting(letter -> letter.replaceAll("^\\d+ (\\w+) .*", "$1"))
                .containsExactly("ERASED", "ERASED", "ERASED", "ERASED", "OPEN");
    }

    @Test
    void letters_from_before_there_were_mentions_are_found() {
        try (var before = new KitDatabase("3")) {
            bury(before, BOB, BOB, "PARKED", "by " + ANN);
            before.migrate();
            before.transaction()
                    .executeWithoutResult(_ -> new ErasedOrders(before.jdbc()).erase(List.of(ANN)));
            assertThat(letters(before)).singleElement().asString().contains("ERASED");
        }
    }

    @Test
    void a_letter_of_a_megabyte_of_ids_is_stored_with_a_limited_number_of_them() {
        bury(BOB, ANN, "OPEN", "0123456789abcde".repeat(70_000));
        bury(BOB, BOB, "OPEN", IntStream.range(0, 30_000)
                .mapToObj("%032x"::formatted)
                .collect(joining(" ")));
        assertThat(database.jdbc()
                .sql("select max(cardinality(mentions)) from dead_letter")
                .query(Integer.class)
                .single()).isBetween(9_990, 10_000);
        erase(ANN);
        assertThat(letters().getFirst()).contains("ERASED");
    }

    @Test
    void letters_are_found_by_index() {
        var plan = database.transaction().execute(_ -> {
            database.jdbc().sql("set local enable_seqscan = off").update();
            return database.jdbc()
                    .sql("explain " + ErasedOrders.LETTERS)
                    .param("ids", new String[]{ANN, BOB})
                    .query(String.class)
                    .list();
        });
        assertThat(String.join("\n", plan)).contains("BitmapOr", "dead_letter_order", "dead_letter_mentions")
                .doesNotContain("Seq Scan");
    }

    @Test
    void more_orders_than_one_statement_takes_are_erased_all() {
        var ids = IntStream.rangeClosed(0, 2 * ErasedOrders.IDS_PER_STATEMENT_MAX)
                .mapToObj("%032x"::formatted)
                .toList();
        for (var id : ids) bury(null, "no order", "OPEN", "by " + id);
        for (var id : ids) publish("orders.received", id);
        bury(BOB, BOB, "OPEN", "Bob Roe");

        database.transaction().executeWithoutResult(_ -> erased.erase(ids));

        assertThat(letters()).hasSize(ids.size() + 1).filteredOn(letter -> letter.contains("OPEN")).hasSize(1);
        assertThat(among(ids)).hasSameSizeAs(ids);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void whatever_else_is_kept_is_erased_before_what_is_to_be_published() {
        List<Long> unpublished = new ArrayList<>();
        var places = List.<PersonalTraces>of(_ -> {
            publish("orders.received", ANN);
            unpublished.add(database.count("outbox"));
        });
        database.transaction()
                .executeWithoutResult(_ -> new ErasedOrders(database.jdbc(), places).erase(List.of(ANN)));
        assertThat(unpublished).containsExactly(1L);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void letters_are_locked_in_the_order_of_their_ids() {
        bury(ANN, ANN, "OPEN", "first");
        bury(ANN, ANN, "OPEN", "second");
        // The first one's row lies behind the second one's now, also for an index.
        database.jdbc().sql("update dead_letter set reason_kind = 'WRONG_TYPE' where record_offset = 0").update();

        var erasing = new AtomicReference<CompletableFuture<Void>>();
        database.transaction().executeWithoutResult(_ -> {
            database.lockLetter(0);
            erasing.set(CompletableFuture.runAsync(this::eraseAnnInTheOrderOfRows, inThreads));
            await().until(() -> database.waitingForRows() == 1);
            database.lockLetter(1);
        });
        erasing.get().join();
        assertThat(letters()).allMatch(letter -> letter.contains("ERASED"));
    }

    private void eraseAnnInTheOrderOfRows() {
        database.transaction().executeWithoutResult(_ -> {
            database.jdbc().sql("set local enable_indexscan = off").update();
            erased.erase(List.of(ANN));
        });
    }

    @Test
    void a_short_id_is_no_reason_to_blank_what_happens_to_hold_it() {
        bury(BOB, BOB, "OPEN", "a");
        erase("a");
        assertThat(letters()).singleElement().asString().contains("OPEN");
    }

    @Test
    void what_was_not_published_yet_is_taken_back_but_for_facts() {
        publish("fulfillment.requests.fba", ANN);
        publish("orders.received", ANN);
        publish("orders.events", ANN);
        publish("orders.received", BOB);

        erase(ANN);

        assertThat(database.jdbc()
                .sql("select topic || ' ' || record_key from outbox order by id")
                .query(String.class)
                .list()).containsExactly("orders.events " + ANN, "orders.received " + BOB);
    }

    @Test
    void an_erasure_waits_for_whoever_is_storing_and_finds_what_was_stored() throws Exception {
        var stored = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var storing = CompletableFuture.runAsync(() -> database.transaction().executeWithoutResult(_ -> {
            assertThat(erased.among(List.of(ANN))).isEmpty();
            publish("orders.received", ANN);
            stored.countDown();
            awaitQuietly(commit);
        }), inThreads);
        stored.await();
        var erasing = CompletableFuture.runAsync(() -> erase(ANN), inThreads);
        await().until(() -> waitingForTheGate() == 1);
        assertThat(erasing).isNotDone();

        commit.countDown();
        storing.join();
        erasing.join();
        assertThat(database.count("outbox")).isZero();
        assertThat(among(ANN)).containsExactly(ANN);
    }

    @Test
    void without_a_transaction_nothing_would_be_certain() {
        assertThatThrownBy(() -> erased.among(List.of(ANN))).hasMessageContaining("transaction");
        assertThatThrownBy(() -> erased.erase(List.of(ANN))).hasMessageContaining("transaction");
    }

    private int waitingForTheGate() {
        return database.jdbc()
                .sql("""
                        select count(*) from pg_locks l join pg_database d on d.oid = l.database
                         where l.locktype = 'advisory' and not l.granted and d.datname = current_database()""")
                .query(Integer.class)
                .single();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void erase(String orderId) {
        database.transaction().executeWithoutResult(_ -> erased.erase(List.of(orderId)));
    }

    private Set<String> among(String... orderIds) {
        return among(List.of(orderIds));
    }

    private Set<String> among(Collection<String> asked) {
        return Set.copyOf(database.transaction().execute(_ -> erased.among(asked)));
    }

    private void publish(String topic, String key) {
        database.jdbc()
                .sql("insert into outbox (topic, record_key, stage, record_type, payload) values (?, ?, 0, 'x', '')")
                .params(topic, key)
                .update();
    }

    private void bury(@Nullable String orderId, String key, String state, String content) {
        bury(database, orderId, key, state, content);
    }

    private void bury(KitDatabase where, @Nullable String orderId, String key, String state, String content) {
        where.jdbc()
                .sql("""
                        insert into dead_letter (reader, topic, topic_id, partition, record_offset, record_key,
                                                 record_value, headers, order_id, reason_kind, reason, state)
                        values ('r', 't', gen_random_uuid(), 0, :offset, :key, :value,
                                jsonb_build_array(jsonb_build_object('key', :content)), :orderId, 'UNREADABLE',
                                'quotes ' || left(:content, 50), :state)""")
                .param("offset", offset++)
                .param("key", key.getBytes(UTF_8))
                .param("value", content.getBytes(UTF_8))
                .param("content", content)
                .param("orderId", orderId)
                .param("state", state)
                .update();
    }

    private List<String> letters() {
        return letters(database);
    }

    private static List<String> letters(KitDatabase where) {
        return where.jdbc()
                .sql("""
                        select concat_ws(' ', record_offset, state, reason_kind, reason,
                                         coalesce(convert_from(record_key, 'UTF8'), 'null'),
                                         coalesce(convert_from(record_value, 'UTF8'), 'null'), headers,
                                         case when settled_at is null then 'open' else 'settled' end)
                          from dead_letter order by id""")
                .query(String.class)
                .list();
    }
}
