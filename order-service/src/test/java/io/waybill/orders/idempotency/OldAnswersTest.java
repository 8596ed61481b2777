package io.waybill.orders.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.OrderServiceStack;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OldAnswersTest extends OrderServiceStack {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private AnswerStore store;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    private final RequestHashes hashes = RequestHashes.of("olga", UUID.randomUUID().toString(), "POST /", new byte[0]);
    private final StoredAnswer answer = new StoredAnswer(200, null, null, "text/plain", "1");

    @BeforeEach
    void forgetOthers() {
        jdbc.sql("truncate stored_answer").update();
    }

    @Test
    void an_answer_is_forgotten_once_it_is_a_day_old_and_not_before() {
        store.keep(hashes, "", answer);
        age("23 hours 59 minutes");
        assertThat(oldAnswers().runOnce()).isZero();
        assertThat(store.find(hashes, DAY)).isPresent();
        age("1 day");
        assertThat(oldAnswers().runOnce()).isEqualTo(1);
        assertThat(store.find(hashes, DAY.multipliedBy(9))).isEmpty();
    }

    @Test
    void one_that_is_too_old_is_not_given_and_its_place_is_taken() {
        store.keep(hashes, "", answer);
        age("1 day");
        assertThat(store.find(hashes, DAY)).isEmpty();
        store.keep(hashes, "x", new StoredAnswer(201, "/there", "\"1\"", null, null));
        assertThat(store.find(hashes, DAY)).hasValueSatisfying(found -> {
            assertThat(found.answer()).isEqualTo(new StoredAnswer(201, "/there", "\"1\"", null, null));
            assertThat(found.sameRequest()).isTrue();
        });
    }

    private void age(String interval) {
        jdbc.sql("update stored_answer set made_at = now() - :interval::interval").param("interval", interval).update();
    }

    @Test
    void more_than_one_batch_goes_at_once() {
        jdbc.sql("""
                insert into stored_answer (key_hash, request_hash, status, made_at)
                select i, '', 200, now() - interval '2 days' from generate_series(1, :rows) i""")
                .param("rows", 2 * OldAnswers.ROWS_MAX + 1)
                .update();
        assertThat(oldAnswers().runOnce()).isEqualTo(2 * OldAnswers.ROWS_MAX + 1);
    }

    @Test
    void a_key_is_claimed_once_at_a_time() {
        transaction.executeWithoutResult(_ -> {
            assertThat(store.claim(hashes)).isTrue();
            assertThat(inAnother(() -> store.claim(hashes))).isFalse();
            assertThat(inAnother(() -> store.claim(RequestHashes.of("olaf", "k", "POST /", new byte[0])))).isTrue();
        });
        assertThat(store.claim(hashes)).isTrue();
    }

    private boolean inAnother(BooleanSupplier claim) {
        return CompletableFuture.supplyAsync(claim::getAsBoolean).join();
    }

    private OldAnswers oldAnswers() {
        return new OldAnswers(store, new IdempotencyProperties(DAY, 100));
    }
}
