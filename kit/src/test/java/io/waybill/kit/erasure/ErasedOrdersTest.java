package io.waybill.kit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.fixture.KitDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        Collection<String> asked = List.of(orderIds);
        return Set.copyOf(database.transaction().execute(_ -> erased.among(asked)));
    }

    private void publish(String topic, String key) {
        database.jdbc()
                .sql("insert into outbox (topic, record_key, stage, record_type, payload) values (?, ?, 0, 'x', '')")
                .params(topic, key)
                .update();
    }

    private void bury(@Nullable String orderId, String key, String state, String content) {
        database.jdbc()
                .sql("""
                        insert into dead_letter (reader, topic, topic_id, partition, record_offset, record_key,
                                                 record_value, headers, order_id, reason_kind, reason, state)
                        values ('r', 't', gen_random_uuid(), 0, :offset, :key, :value,
                                jsonb_build_array(jsonb_build_object('key', :content)), :orderId, 'UNREADABLE',
                                'quotes ' || :content, :state)""")
                .param("offset", offset++)
                .param("key", key.getBytes(UTF_8))
                .param("value", content.getBytes(UTF_8))
                .param("content", content)
                .param("orderId", orderId)
                .param("state", state)
                .update();
    }

    private List<String> letters() {
        return database.jdbc()
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
