package io.waybill.kit.restore;

import io.waybill.kit.effect.ForgottenRefusals;
import io.waybill.kit.effect.Refusal;
import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.outside.Quota;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The heartbeat's number in the database, and what a restore changes there. */
final class HeartbeatRow {

    private static final String BEAT = """
            update heartbeat set number = number + 1, beat_at = clock_timestamp() where name = 'connector' returning number
            """;

    /** Of several instances that notice it, one does this. */
    private static final String RESTORED = """
            update heartbeat
               set number = :remembered + 1, restored_at = clock_timestamp(),
                   revision_floor = greatest(revision_floor, :floor)
             where name = 'connector' and number < :remembered
            """;

    /** Everything under way is looked at again and told once more, whatever was told before the backup. */
    private static final String LOOK_AGAIN = """
            with mine as (select id from work where state <> 'DONE' order by id for update)
            update work w
               set snapshot_hash = '', snapshot_revision = greatest(snapshot_revision, :floor), state = 'WAITING',
                   due_at = clock_timestamp(), wake_number = wake_number + 1
              from mine where w.id = mine.id
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Quota quota;
    private final ForgottenRefusals refusals;
    private final ErasedOrders erased;

    HeartbeatRow(JdbcClient jdbc, TransactionOperations transactions, Quota quota, ForgottenRefusals refusals) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.quota = quota;
        this.refusals = refusals;
        this.erased = new ErasedOrders(jdbc);
    }

    long beat() {
        return jdbc.sql(BEAT).query(Long.class).single();
    }

    long number() {
        return jdbc.sql("select number from heartbeat where name = 'connector'").query(Long.class).single();
    }

    /** When it beat last, as this database remembers; null: it does not. */
    @Nullable
    Instant beatAt() {
        return jdbc.sql("select beat_at from heartbeat where name = 'connector'")
                .query((row, _) -> row.getObject("beat_at", OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** As long as wishes from before may still be in the topics unread, also for who starts later. */
    boolean isRestoredLately() {
        return jdbc.sql("select count(*) from heartbeat where restored_at > clock_timestamp() - interval '1 day'")
                .query(Integer.class)
                .single() > 0;
    }

    void restored(long remembered, long floor, List<Refusal> refused) {
        transactions.executeWithoutResult(_ -> {
            // Before any row of work is locked: who erases an order does so in this order too.
            erased.holdOff();
            var first = jdbc.sql(RESTORED).param("remembered", remembered).param("floor", floor).update() == 1;
            if (!first) return;
            // However much work there is, this has to be done before anything else is.
            jdbc.sql("set local statement_timeout = 0").update();
            jdbc.sql(LOOK_AGAIN).param("floor", floor).update();
            refusals.remember(refused);
            quota.emptyAll();
        });
    }
}
