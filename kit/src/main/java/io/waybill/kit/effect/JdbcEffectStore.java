package io.waybill.kit.effect;

import io.waybill.kit.effect.Claim.Answer.Granted;
import io.waybill.kit.effect.Claim.Answer.Lapsed;
import io.waybill.kit.effect.Claim.Answer.Settled;
import io.waybill.kit.effect.Effect.Claimed;
import io.waybill.kit.effect.Effect.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Effects in PostgreSQL, one row each. Every time is the database's. */
public final class JdbcEffectStore implements EffectStore {

    private static final String HOLD_LEASE = """
            select 1 from work
             where id = :workId and lease_number = :leaseNumber and wake_number = :wakeNumber
               and leased_until > clock_timestamp() + :callMillis * interval '1 millisecond'
               and (select number from heartbeat where name = 'connector') >= :heartbeat
               for update
            """;

    private static final String CLAIM = """
            insert into effect as e (key, kind, work_id, order_id, account, state, attempts, first_claimed_at, claimed_at,
                                     body, resolved_by)
            values (:key, :kind, :workId, :orderId, :account, 'CLAIMED', 1,
                    least(coalesce(:firstAt, clock_timestamp()), clock_timestamp()), clock_timestamp(), :body, :resolvedBy)
            on conflict (key) do update
               set state = 'CLAIMED', attempts = e.attempts + 1, claimed_at = excluded.claimed_at,
                   body = case e.body when '' then excluded.body else e.body end,
                   resolved_by = greatest(e.resolved_by, excluded.resolved_by), updated_at = clock_timestamp()
             where e.state in ('CLAIMED', 'UNKNOWN', 'FOR_PERSON')
            returning *
            """;

    private static final String OF_WORK = """
            select e.*, clock_timestamp() as read_at from effect e where work_id = :workId order by key
            """;

    private static final String TIMES = """
            select clock_timestamp() as read_at, (select max(restored_at) from heartbeat) as restored_at
            """;

    private static final String SETTLE = """
            update effect
               set state = :state, refs = :refs, detail = :detail, resolved_by = greatest(resolved_by, :resolvedBy),
                   updated_at = clock_timestamp()
             where key = :key and (state = any(:over) and attempts = :attempt or :happened and state <> 'DONE'
                                   or :happened and cardinality(refs) = 0)
            """;

    private static final String RELEASE = """
            with released as (
                delete from effect where key = :key and state = 'CLAIMED' and attempts = :attempt and attempts = 1)
            update effect
               set state = 'UNKNOWN', attempts = attempts - 1, updated_at = clock_timestamp(),
                   resolved_by = case when :resolvedBy > 0 then least(resolved_by, :resolvedBy - 1) else resolved_by end
             where key = :key and state = 'CLAIMED' and attempts = :attempt and attempts > 1
            """;

    private static final String[] UNSETTLED = {"CLAIMED", "UNKNOWN", "FOR_PERSON"};

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LongSupplier heartbeat;

    /** {@code heartbeat} is the last number seen: a database that shows a lower one went back in time. */
    public JdbcEffectStore(JdbcClient jdbc, TransactionOperations transactions, LongSupplier heartbeat) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.heartbeat = heartbeat;
    }

    @Override
    public Effects ofWork(String workId) {
        var all = jdbc.sql(OF_WORK).param("workId", workId).query((row, _) -> effect(row)).list();
        return jdbc.sql(TIMES)
                .query((row, _) -> new Effects(all, instant(row, "read_at"), nullableInstant(row, "restored_at")))
                .single();
    }

    @Override
    public Claim.Answer claim(Claim claim) {
        return Objects.requireNonNull(transactions.execute(_ -> claimLocked(claim)));
    }

    private Claim.Answer claimLocked(Claim claim) {
        var work = claim.work();
        var held = jdbc.sql(HOLD_LEASE)
                .param("workId", work.workId())
                .param("leaseNumber", work.leaseNumber())
                .param("wakeNumber", work.wakeNumber())
                .param("callMillis", claim.callTimeout().toMillis())
                .param("heartbeat", heartbeat.getAsLong())
                .query(Integer.class)
                .optional();
        if (held.isEmpty()) return new Lapsed();
        return jdbc.sql(CLAIM)
                .param("key", claim.key())
                .param("kind", claim.kind().name())
                .param("workId", work.workId())
                .param("orderId", work.orderId())
                .param("account", work.account())
                .param("firstAt", at(claim.firstAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("body", claim.body())
                .param("resolvedBy", claim.resolvedBy())
                .query((row, _) -> effect(row))
                .optional().<Claim
                        .Answer>map(Granted::new)
                .orElseGet(Settled::new);
    }

    @Override
    public void settle(String key, int attempt, Result result, long resolvedBy) {
        switch (result) {
            case Result.Done(var refs, var detail) -> write(key, attempt, EffectState.DONE, refs, detail, resolvedBy);
            case Result.Refused(var why) -> write(key, attempt, EffectState.REFUSED, List.of(), why, resolvedBy);
            case Result.Unknown(var why) -> write(key, attempt, EffectState.UNKNOWN, List.of(), why, resolvedBy);
            case Result.ForPerson(var why) -> write(key, attempt, EffectState.FOR_PERSON, List.of(), why, resolvedBy);
            case Result.GivenUp(var why) -> write(key, attempt, EffectState.GIVEN_UP, List.of(), why, resolvedBy);
            case Result.NotMade() -> jdbc.sql(RELEASE)
                    .param("key", key)
                    .param("attempt", attempt)
                    .param("resolvedBy", resolvedBy)
                    .update();
        }
    }

    private void write(String key, int attempt, EffectState state, List<String> refs, String detail, long resolvedBy) {
        jdbc.sql(SETTLE)
                .param("key", key)
                .param("attempt", attempt)
                .param("state", state.name())
                .param("refs", refs.toArray(String[]::new))
                // PostgreSQL takes no zero character in text, and the outside may say anything.
                .param("detail", detail.replace('\0', ' '))
                .param("resolvedBy", resolvedBy)
                .param("over", UNSETTLED)
                .param("happened", state == EffectState.DONE)
                .update();
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(row.getString("key"), EffectKind.valueOf(row.getString("kind")), row.getString("account"),
                EffectState.valueOf(row.getString("state")), row.getInt("attempts"),
                new Claimed(instant(row, "first_claimed_at"), instant(row, "claimed_at")),
                new Sent(row.getString("body")), List.of((String[]) row.getArray("refs").getArray()),
                row.getString("detail"), row.getLong("resolved_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(nullableInstant(row, column));
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
