package io.waybill.kit.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.connector.ConnectorFixture;
import io.waybill.kit.effect.EffectState;
import io.waybill.kit.effect.ForgottenRefusals;
import io.waybill.kit.effect.Refusal;
import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.outside.JdbcQuota;
import io.waybill.kit.outside.QuotaLimit;
import io.waybill.schemas.Wish;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final ConnectorFixture connector = new ConnectorFixture();
    private final JdbcQuota quota = new JdbcQuota(connector.jdbc);
    private final Memory memory = new Memory();
    private final Wishes wishes = new Wishes();
    private final Topics published = new Topics();
    private final Heartbeat heartbeat = heartbeat();

    private Heartbeat heartbeat() {
        return new Heartbeat(row(), memory, published, wishes);
    }

    private HeartbeatRow row() {
        return new HeartbeatRow(connector.jdbc, connector.transactions, quota, new ForgottenRefusals(connector.jdbc));
    }

    private static final class Topics implements Published {

        boolean away;
        final List<Refusal> refused = new ArrayList<>();
        @Nullable
        Instant askedSince;

        @Override
        public long highestRevision() {
            if (away) throw new KafkaException("no broker");
            return 5_000;
        }

        @Override
        public List<Refusal> refusedSince(@Nullable Instant since) {
            askedSince = since;
            return refused;
        }
    }

    private static final class Memory implements BeatMemory {

        long number;
        boolean away;

        @Override
        public long read() {
            if (away) throw new KafkaException("no broker");
            return number;
        }

        @Override
        public void write(long beat) {
            if (away) throw new KafkaException("no broker");
            number = beat;
        }
    }

    /** How far the wishes of the topics are read. */
    private static final class Wishes implements WishesRead {

        boolean read = true;
        int begun;

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public boolean areAllRead() {
            return read;
        }
    }

    private void backUpAndRestoreTo(long number) {
        connector.jdbc.sql("update heartbeat set number = :number").param("number", number).update();
    }

    private boolean isMarked() {
        return connector.jdbc.sql("select count(*) from heartbeat where restored_at is not null")
                .query(Integer.class)
                .single() == 1;
    }

    @Test
    void nothing_may_be_called_before_the_brokers_said_what_they_remember() {
        memory.away = true;
        assertThatThrownBy(heartbeat::runOnce).isInstanceOf(KafkaException.class);
        assertThat(heartbeat.isOpen()).isFalse();

        memory.away = false;
        heartbeat.runOnce();

        assertThat(heartbeat.isOpen()).isTrue();
        assertThat(heartbeat.number()).isOne();
        assertThat(isMarked()).isFalse();
    }

    @Test
    void brokers_that_go_away_later_stop_nothing() {
        heartbeat.runOnce();
        memory.away = true;

        assertThatThrownBy(heartbeat::runOnce).isInstanceOf(KafkaException.class);

        assertThat(heartbeat.isOpen()).isTrue();
    }

    @Test
    void a_start_on_an_older_database_is_noticed_once_and_everything_is_looked_at_again() {
        for (var n = 0; n < 5; n++) heartbeat.runOnce();
        connector.wish(ConnectorFixture.request("o1", Wish.SUBMITTED, 1));
        connector.jdbc.sql("update work set due_at = null, snapshot_hash = 'told'").update();
        assertThat(quota.take("a", "create", new QuotaLimit(0.001, 30))).isZero();
        backUpAndRestoreTo(2);

        var successor = heartbeat();
        successor.runOnce();

        assertThat(isMarked()).isTrue();
        assertThat(successor.number()).isGreaterThan(5);
        assertThat(quota.take("a", "create", new QuotaLimit(0.001, 30))).isPositive();
        var row = connector.row("o1-F1");
        assertThat(row.dueAt()).isNotNull();
        assertThat(row.told().hash()).isEmpty();
        assertThat(row.told().revision()).isEqualTo(5_000);
        var restoredAt = restoredAt();
        heartbeat().runOnce();
        assertThat(restoredAt()).as("a second instance finds it done").isEqualTo(restoredAt);
    }

    @Test
    void after_a_restore_nothing_is_called_before_all_wishes_are_read_again_also_by_who_starts_later() {
        for (var n = 0; n < 5; n++) heartbeat.runOnce();
        backUpAndRestoreTo(2);
        wishes.read = false;

        heartbeat.runOnce();
        assertThat(heartbeat.isOpen()).isFalse();
        assertThat(wishes.begun).isOne();
        var successor = heartbeat();
        successor.runOnce();
        assertThat(successor.isOpen()).isFalse();
        wishes.read = true;
        heartbeat.runOnce();
        successor.runOnce();

        assertThat(heartbeat.isOpen()).isTrue();
        assertThat(successor.isOpen()).isTrue();
    }

    /** Without what this process itself saw, brokers that were away for a while would hide the restore. */
    @Test
    void a_restore_that_could_not_be_dealt_with_at_once_is_not_forgotten() {
        for (var n = 0; n < 3; n++) heartbeat.runOnce();
        memory.number = 1;
        backUpAndRestoreTo(2);
        published.away = true;
        assertThatThrownBy(heartbeat::runOnce).isInstanceOf(KafkaException.class);
        published.away = false;

        heartbeat.runOnce();

        assertThat(isMarked()).isTrue();
    }

    @Test
    void a_restore_under_a_running_service_is_noticed_as_well() {
        for (var n = 0; n < 5; n++) heartbeat.runOnce();
        backUpAndRestoreTo(1);

        heartbeat.runOnce();

        assertThat(isMarked()).isTrue();
    }

    @Test
    void what_was_refused_since_the_backup_is_remembered_and_what_is_settled_stays() {
        for (var n = 0; n < 5; n++) heartbeat.runOnce();
        var beatAt = connector.jdbc.sql("select beat_at from heartbeat").query(OffsetDateTime.class).single();
        for (var n = 1; n <= 3; n++) {
            published.refused.add(new Refusal("DROPSHIP", "FULFILLMENT:o%d-F1".formatted(n), "o" + n,
                    "o%d-F1".formatted(n), "not for sale"));
        }
        effect("DROPSHIP:SUBMIT:o2-F1", EffectState.CLAIMED);
        effect("DROPSHIP:SUBMIT:o3-F1", EffectState.DONE);
        backUpAndRestoreTo(2);

        heartbeat().runOnce();

        assertThat(published.askedSince).isBefore(beatAt.toInstant());
        assertThat(connector.jdbc.sql("select state from effect order by key").query(String.class).list())
                .containsExactly("REFUSED", "REFUSED", "DONE");
        assertThat(connector.jdbc.sql("select distinct detail from effect where state = 'REFUSED'")
                .query(String.class)
                .list()).containsExactly("not for sale");
    }

    @Test
    void a_restore_and_an_erasure_at_once_never_wait_in_a_circle() {
        for (var n = 0; n < 5; n++) heartbeat.runOnce();
        connector.wish(ConnectorFixture.request("o1", Wish.SUBMITTED, 1));
        published.refused.add(new Refusal("DROPSHIP", "FULFILLMENT:o1-F1", "o1", "o1-F1", "not for sale"));
        backUpAndRestoreTo(2);
        var restoring = new AtomicReference<CompletableFuture<Void>>();
        var erased = new ErasedOrders(connector.jdbc, List.of(_ -> {
            restoring.set(CompletableFuture.runAsync(heartbeat::runOnce));
            await().until(() -> connector.waitingForTheGate() == 1);
            connector.jdbc.sql("delete from work").update();
        }));

        connector.transactions.executeWithoutResult(_ -> erased.erase(List.of("o1")));

        restoring.get().join();
        assertThat(isMarked()).isTrue();
        assertThat(connector.jdbc.sql("select count(*) from effect").query(Integer.class).single()).isZero();
    }

    private void effect(String key, EffectState state) {
        connector.jdbc.sql("""
                insert into effect (key, kind, work_id, order_id, account, state, attempts, first_claimed_at, claimed_at,
                                    body)
                values (:key, 'SUBMIT', 'w', 'o', 'a', :state, 1, clock_timestamp(), clock_timestamp(), '{}')
                """).param("key", key).param("state", state.name()).update();
    }

    @Test
    void work_that_is_made_after_a_restore_begins_above_what_was_published() {
        heartbeat.runOnce();
        heartbeat.runOnce();
        backUpAndRestoreTo(0);
        heartbeat.runOnce();

        connector.wish(ConnectorFixture.request("o2", Wish.SUBMITTED, 1));

        assertThat(connector.row("o2-F1").told().revision()).isEqualTo(5_000);
    }

    private OffsetDateTime restoredAt() {
        return connector.jdbc.sql("select restored_at from heartbeat").query(OffsetDateTime.class).single();
    }
}
