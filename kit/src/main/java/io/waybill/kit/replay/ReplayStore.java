package io.waybill.kit.replay;

import io.waybill.kit.replay.Replay.State;
import io.waybill.kit.replay.Replay.Wanted;
import io.waybill.kit.replay.ReplayRanges.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Replays as rows: who asked for what, who works on it, and how it ended. */
final class ReplayStore {

    private static final String INSERT = """
            insert into replay (reader, topic, topic_id, from_time, to_time, dry_run, reason, requested_by)
            values (:reader, :topic, :topicId, :from, :to, :dryRun, :reason, :by)
            on conflict do nothing
            returning id
            """;
    private static final String INSERT_PARTS = """
            insert into replay_partition (replay_id, partition, from_offset, to_offset, next_offset)
            select :id, partition, from_offset, to_offset, from_offset
              from unnest(:partitions, :froms, :tos) as t (partition, from_offset, to_offset)
            """;
    private static final String FORGET = """
            delete from replay where id in (
                select id from replay where state <> 'RUNNING' order by id desc offset :keptMax)
            """;
    private static final String TAKE = """
            update replay set holder = :holder, leased_until = clock_timestamp() + :millis * interval '1 millisecond'
             where state = 'RUNNING' and (holder is null or holder = :holder or leased_until < clock_timestamp())
            returning *
            """;
    private static final String HOLD = """
            update replay set leased_until = clock_timestamp() + :millis * interval '1 millisecond', trouble = null
             where id = :id and holder = :holder and state = 'RUNNING'
            """;
    private static final String END = """
            update replay set state = :state, trouble = :trouble, holder = null, finished_at = now()
             where id = :id and holder = :holder and state = 'RUNNING'
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ReplayProperties limits;

    ReplayStore(JdbcClient jdbc, TransactionOperations transaction, ReplayProperties limits) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
    }

    /** Empty while another replay runs. */
    Optional<Replay> create(Wanted wanted, Range range) {
        var created = transaction.execute(_ -> {
            var id = insert(wanted, range.topicId());
            id.ifPresent(made -> insertParts(made, range.parts()));
            jdbc.sql(FORGET).param("keptMax", limits.replaysKeptMax()).update();
            return id;
        });
        return created == null ? Optional.empty() : created.flatMap(this::find);
    }

    private Optional<Long> insert(Wanted wanted, UUID topicId) {
        return jdbc.sql(INSERT)
                .param("reader", wanted.reader())
                .param("topic", wanted.topic())
                .param("topicId", topicId)
                .param("from", at(wanted.from()))
                .param("to", at(wanted.to()))
                .param("dryRun", wanted.dryRun())
                .param("reason", wanted.reason())
                .param("by", wanted.requestedBy())
                .query(Long.class)
                .optional();
    }

    private void insertParts(long id, List<Range.Part> parts) {
        jdbc.sql(INSERT_PARTS)
                .param("id", id)
                .param("partitions", parts.stream().map(Range.Part::partition).toArray(Integer[]::new))
                .param("froms", parts.stream().map(Range.Part::from).toArray(Long[]::new))
                .param("tos", parts.stream().map(Range.Part::to).toArray(Long[]::new))
                .update();
    }

    Optional<Replay> find(long id) {
        return jdbc.sql("select * from replay where id = :id").param("id", id).query(ReplayStore::row).optional();
    }

    /** The newest first. */
    List<Replay> page(long before, int max) {
        return jdbc.sql("select * from replay where id < :before order by id desc limit :max")
                .param("before", before)
                .param("max", max)
                .query(ReplayStore::row)
                .list();
    }

    /** The running replay, if nobody else works on it. */
    Optional<Replay> take(String holder) {
        return jdbc.sql(TAKE)
                .param("holder", holder)
                .param("millis", limits.lease().toMillis())
                .query(ReplayStore::row)
                .optional();
    }

    /** Within a batch's transaction, last: throws, so that nothing of it is kept, when the replay is not ours any more. */
    void hold(long id, String holder) {
        var held = jdbc.sql(HOLD)
                .param("id", id)
                .param("holder", holder)
                .param("millis", limits.lease().toMillis())
                .update();
        if (held != 1)
            throw new ReplayLostException("replay %d was cancelled, or another process has it".formatted(id));
    }

    void trouble(long id, String holder, String why) {
        jdbc.sql("update replay set trouble = :why where id = :id and holder = :holder and state = 'RUNNING'")
                .param("id", id)
                .param("holder", holder)
                .param("why", why)
                .update();
    }

    void end(long id, String holder, State state, @Nullable String trouble) {
        jdbc.sql(END)
                .param("id", id)
                .param("holder", holder)
                .param("state", state.name())
                .param("trouble", trouble)
                .update();
    }

    /** Answers whether it was running; what it has applied stays applied. */
    boolean cancel(long id) {
        return jdbc.sql("""
                update replay set state = 'CANCELLED', holder = null, finished_at = now()
                 where id = :id and state = 'RUNNING'
                """).param("id", id).update() == 1;
    }

    void release(String holder) {
        jdbc.sql("update replay set holder = null where holder = :holder").param("holder", holder).update();
    }

    Duration lease() {
        return limits.lease();
    }

    private static Replay row(ResultSet row, int number) throws SQLException {
        var wanted = new Wanted(row.getString("reader"), row.getString("topic"), instant(row, "from_time"),
                instant(row, "to_time"), row.getBoolean("dry_run"), row.getString("reason"),
                row.getString("requested_by"));
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Replay(row.getLong("id"), wanted, row.getObject("topic_id", UUID.class),
                State.valueOf(row.getString("state")), row.getString("trouble"), instant(row, "created_at"),
                finished == null ? null : finished.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
