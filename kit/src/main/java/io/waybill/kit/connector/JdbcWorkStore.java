package io.waybill.kit.connector;

import static java.time.ZoneOffset.UTC;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.waybill.kit.connector.Work.Told;
import io.waybill.kit.connector.Work.Trouble;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work in PostgreSQL, one row each. */
final class JdbcWorkStore implements WorkStore {

    /** Rows are locked in the order of their ids by every statement, so that two of them never wait for each other. */
    private static final String WISH = """
            insert into work as w (id, kind, order_id, state, due_at, ship_by, request, request_revision, created_at,
                                   updated_at)
            select id, 'FULFILLMENT', order_id, 'WAITING', :now, ship_by::timestamptz, request, revision, :now, :now
              from unnest(:ids, :orderIds, :shipBys, :requests, :revisions)
                   as t (id, order_id, ship_by, request, revision)
             order by id
            on conflict (id) do update
               set state = 'WAITING', due_at = excluded.due_at, wake_number = w.wake_number + 1, attempts = 0,
                   ship_by = excluded.ship_by, request = excluded.request,
                   request_revision = excluded.request_revision, updated_at = excluded.updated_at
             where w.request_revision < excluded.request_revision
            """;

    private static final String TOLD = """
            select w.snapshot
              from work w join unnest(:ids, :revisions) as t (id, revision) on w.id = t.id
             where w.request_revision = t.revision and w.snapshot is not null
             order by w.id
            """;

    private static final String WAKE = """
            insert into work as w (id, kind, order_id, account, state, due_at, ship_by, created_at, updated_at)
            values (:id, :kind, :orderId, :account, 'WAITING', :now, :shipBy, :now, :now)
            on conflict (id) do update
               set state = 'WAITING', due_at = excluded.due_at, wake_number = w.wake_number + 1, attempts = 0,
                   ship_by = excluded.ship_by, updated_at = excluded.updated_at
            """;

    private static final String WAKE_ORDER = """
            with mine as (select id from work where order_id = :orderId and kind = :kind order by id for update)
            update work w
               set state = 'WAITING', due_at = :now, wake_number = w.wake_number + 1, attempts = 0, updated_at = :now
              from mine where w.id = mine.id
            """;

    private static final String LEASE = """
            with due as (
                select id from work
                 where due_at <= :now and (leased_until is null or leased_until <= clock_timestamp())
                   and kind = any(:kinds)
                 order by ship_by nulls last, due_at
                 limit :countMax
                   for update skip locked)
            update work w
               set leased_until = clock_timestamp() + :leaseMillis * interval '1 millisecond',
                   lease_number = w.lease_number + 1
              from due where w.id = due.id
            returning w.*
            """;

    private static final String SETTLE = """
            update work
               set state = :state, due_at = :dueAt, leased_until = null, attempts = :attempts,
                   last_error = :lastError, snapshot = :snapshot, snapshot_revision = :revision,
                   snapshot_hash = :hash, updated_at = :now
             where id = :id
            """;

    /** What the database promised, which its update does not keep. */
    private static final Comparator<Work> EARLIEST_TO_SHIP = Comparator
            .<Work, @Nullable Instant>comparing(Work::shipBy, nullsLast(naturalOrder()))
            .thenComparing(Work::dueAt, nullsLast(naturalOrder()));

    private final JdbcClient jdbc;
    private final WorkSignal signal;

    JdbcWorkStore(JdbcClient jdbc, WorkSignal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
    }

    @Override
    public void wish(Collection<FulfillmentRequest> wishes, Instant now) {
        if (wishes.isEmpty()) return;
        jdbc.sql(WISH)
                .param("ids", texts(wishes, wish -> key(wish).id()))
                .param("orderIds", texts(wishes, FulfillmentRequest::getOrderId))
                .param("shipBys", texts(wishes, wish -> Objects.toString(wish.getShipBy(), null)))
                .param("requests", wishes.stream().map(wish -> StoredRecord.of(wish).bytes()).toArray(byte[][]::new))
                .param("revisions", wishes.stream().map(FulfillmentRequest::getRevision).toArray(Long[]::new))
                .param("now", at(now))
                .update();
        signal.raiseAfterCommit();
    }

    @Override
    public List<FulfillmentUpdate> toldOf(Collection<FulfillmentRequest> repeated) {
        if (repeated.isEmpty()) return List.of();
        return jdbc.sql(TOLD)
                .param("ids", texts(repeated, wish -> key(wish).id()))
                .param("revisions", repeated.stream().map(FulfillmentRequest::getRevision).toArray(Long[]::new))
                .query((row, _) -> StoredRecord.ofBytes(row.getBytes(1)).as(FulfillmentUpdate.class))
                .list();
    }

    @Override
    public void wake(Work.Key key, @Nullable Instant shipBy, Instant now) {
        jdbc.sql(WAKE)
                .param("id", key.id())
                .param("kind", key.kind())
                .param("orderId", key.orderId())
                .param("account", key.account())
                .param("shipBy", at(shipBy), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", at(now))
                .update();
        signal.raiseAfterCommit();
    }

    @Override
    public void wakeOrder(String orderId, String kind, Instant now) {
        var woken = jdbc.sql(WAKE_ORDER).param("orderId", orderId).param("kind", kind).param("now", at(now)).update();
        if (woken > 0) signal.raiseAfterCommit();
    }

    @Override
    public List<Work> lease(Collection<String> kinds, Instant now, int countMax, Duration lease) {
        return jdbc.sql(LEASE)
                .param("now", at(now))
                .param("kinds", kinds.toArray(String[]::new))
                .param("countMax", countMax)
                .param("leaseMillis", lease.toMillis())
                .query((row, _) -> work(row))
                .list()
                .stream()
                .sorted(EARLIEST_TO_SHIP)
                .toList();
    }

    @Override
    public List<Work> ofOrder(String orderId, String kind) {
        return jdbc.sql("select * from work where order_id = :orderId and kind = :kind")
                .param("orderId", orderId)
                .param("kind", kind)
                .query((row, _) -> work(row))
                .list();
    }

    @Override
    public Optional<Work> lock(String id) {
        return jdbc.sql("select * from work where id = :id for update")
                .param("id", id)
                .query((row, _) -> work(row))
                .optional();
    }

    @Override
    public void settle(Work work, Instant now) {
        var content = work.told().content();
        jdbc.sql(SETTLE)
                .param("id", work.id())
                .param("state", work.state().name())
                .param("dueAt", at(work.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("attempts", work.trouble().attempts())
                .param("lastError", work.trouble().lastError())
                .param("snapshot", content == null ? null : content.bytes(), Types.BINARY)
                .param("revision", work.told().revision())
                .param("hash", work.told().hash())
                .param("now", at(now))
                .update();
        if (work.dueAt() != null && !work.dueAt().isAfter(now)) signal.raiseAfterCommit();
    }

    private static Work work(ResultSet row) throws SQLException {
        var key = new Work.Key(row.getString("id"), row.getString("kind"), row.getString("order_id"),
                row.getString("account"));
        return new Work(key, WorkState.valueOf(row.getString("state")), instant(row, "due_at"),
                instant(row, "ship_by"), row.getLong("lease_number"), row.getLong("wake_number"),
                new Trouble(row.getInt("attempts"), row.getString("last_error")), stored(row, "request"),
                new Told(row.getLong("snapshot_revision"), row.getString("snapshot_hash"), stored(row, "snapshot")));
    }

    private static @Nullable StoredRecord stored(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : StoredRecord.ofBytes(bytes);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static Work.Key key(FulfillmentRequest wish) {
        return Work.Key.ofFulfillment(wish.getOrderId(), wish.getFulfillmentOrderId());
    }

    private static @Nullable String[] texts(Collection<FulfillmentRequest> wishes,
            Function<FulfillmentRequest, @Nullable String> text) {
        return wishes.stream().map(text).toArray(String[]::new);
    }
}
