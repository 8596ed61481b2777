package io.waybill.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.kafka.Reapplier.Settlement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that cannot be taken, of orders that were erased before: that they came is kept, and nothing of them. */
class DeadLettersOfErasedOrdersTest {

    private static final String ANN = "0123456789abcdef0123456789abcdef";
    private static final String BOB = "fedcba9876543210fedcba9876543210";

    private static final UUID TOPIC = new UUID(0, 1);

    private final KitDatabase database = new KitDatabase();
    private final DeadLetters letters = new DeadLetters(database.jdbc());

    @BeforeEach
    void erase() {
        database.transaction()
                .executeWithoutResult(_ -> new ErasedOrders(database.jdbc()).erase(List.of(ANN)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_came_under_its_key_is_not_stored() {
        bury(0, ANN, "UNREADABLE", "Ann Lee lives here");
        assertThat(kept()).containsExactly("0 ERASED UNREADABLE false");
        assertThat(everything()).doesNotContain("Ann Lee");
    }

    @Test
    void neither_is_what_a_reason_says_was_about_it() {
        bury(0, BOB, "KEY_MISMATCH", "key is not the order %s of the record".formatted(ANN));
        assertThat(kept()).containsExactly("0 ERASED KEY_MISMATCH false");
    }

    @Test
    void neither_is_what_mentions_it_under_the_key_of_another_order() {
        bury(0, BOB, "UNREADABLE", "damaged", "by " + ANN);
        bury(1, "no order", "UNREADABLE", "damaged", "é" + ANN + "-F1");
        bury(2, BOB, "UNREADABLE", "%s and %s".formatted(BOB, ANN), "Ann Lee");
        assertThat(kept()).containsExactly("0 ERASED UNREADABLE false", "1 ERASED UNREADABLE false",
                "2 ERASED UNREADABLE false");
        assertThat(everything()).doesNotContain("Ann Lee").doesNotContain(ANN);
    }

    @Test
    void who_settles_letters_locks_them_in_the_order_of_their_ids() {
        bury(1, BOB, "UNREADABLE", "damaged");
        bury(0, BOB, "UNREADABLE", "damaged");
        // The first one is the second in the table, in each other index and in what is to be settled.
        database.jdbc().sql("update dead_letter set reason_kind = 'WRONG_TYPE' where record_offset = 1").update();
        var both = List.of(new Origin("t", TOPIC, 0, 0), new Origin("t", TOPIC, 0, 1));

        var settling = new AtomicReference<CompletableFuture<Void>>();
        database.transaction().executeWithoutResult(_ -> {
            database.lockLetter(1);
            settling.set(CompletableFuture.runAsync(
                    () -> letters.settle("r", both, new Settlement("REPLAYED", "olga"))));
            await().until(() -> database.waitingForRows() == 1);
            database.lockLetter(0);
        });
        settling.get().join();
        assertThat(kept()).containsExactly("1 REPLAYED WRONG_TYPE true", "0 REPLAYED UNREADABLE true");
    }

    @Test
    void others_are_stored_as_they_came() {
        bury(0, ANN, "UNREADABLE", "");
        bury(1, BOB, "UNREADABLE", "damaged");
        assertThat(kept()).containsExactly("0 ERASED UNREADABLE false", "1 OPEN UNREADABLE true");
        assertThat(everything()).contains("damaged");
    }

    private void bury(long offset, String key, String kind, String reason) {
        bury(offset, key, kind, reason, "Ann Lee");
    }

    private void bury(long offset, String key, String kind, String reason, String value) {
        var record = new ConsumerRecord<>("t", 0, offset, key.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add("who", "Ann Lee".getBytes(UTF_8));
        var origin = new Origin("t", TOPIC, 0, offset);
        var arrival = new Arrival(record, origin, new Decoded.Garbled(Decoded.Kind.UNREADABLE, ""));
        var letter = new DeadLetters.Letter(arrival, arrival.orderId(), kind, reason);
        database.transaction().executeWithoutResult(_ -> letters.insertAll("r", List.of(letter)));
    }

    private List<String> kept() {
        return database.jdbc()
                .sql("""
                        select format('%s %s %s %s', record_offset, state, reason_kind,
                                      case when record_value is null and record_key is null and headers = '[]'
                                           then 'false' else 'true' end)
                          from dead_letter order by id""")
                .query(String.class)
                .list();
    }

    private String everything() {
        return String.join(" ", database.jdbc()
                .sql("select dead_letter::text from dead_letter")
                .query(String.class)
                .list());
    }
}
