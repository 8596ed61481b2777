package io.waybill.kit.connector;

import static java.time.ZoneOffset.UTC;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.waybill.kit.connector.Work.Lease;
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
    public void wish(Collection<FulfillmentRequest> wishes, Accounts accounts, Instant now) {
        if (wishes.isEmpty()) return;
        jdbc.sql(WorkStatements.WISH)
                .param("ids", texts(wishes, wish -> key(wish).id()))
                .param("orderIds", texts(wishes, FulfillmentRequest::getOrderId))
                .param("accounts", texts(wishes, accounts::accountOf))
                .param("lanes", texts(wishes, wish -> laneOf(wish).name()))
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
        return jdbc.sql(WorkStatements.TOLD)
                .param("ids", texts(repeated, wish -> key(wish).id()))
                .param("revisions", repeated.stream().map(FulfillmentRequest::getRevision).toArray(Long[]::new))
                .query((row, _) -> StoredRecord.ofBytes(row.getBytes(1)).as(FulfillmentUpdate.class))
                .list();
    }

    @Override
    public void wake(Work.Key key, @Nullable Instant shipBy, Instant now) {
        jdbc.sql(WorkStatements.WAKE)
                .param("id", key.id())
                .param("kind", key.kind())
                .param("orderId", key.orderId())
                .param("account", key.account())
                .param("lane", Lane.WATCH.name())
                .param("shipBy", at(shipBy), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", at(now))
                .update();
        signal.raiseAfterCommit();
    }

    @Override
    public void schedule(Work.Key key, Lane lane, Instant dueAt) {
        jdbc.sql(WorkStatements.SCHEDULE)
                .param("id", key.id())
                .param("kind", key.kind())
                .param("orderId", key.orderId())
                .param("account", key.account())
                .param("lane", lane.name())
                .param("dueAt", at(dueAt))
                .update();
    }

    @Override
    public void wakeAll(Collection<String> ids, Instant now) {
        if (ids.isEmpty()) return;
        jdbc.sql(WorkStatements.WAKE_ALL).param("ids", ids.toArray(String[]::new)).param("now", at(now)).update();
        signal.raiseAfterCommit();
    }

    @Override
    public List<Work> find(Collection<String> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("select * from work where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> work(row))
                .list();
    }

    @Override
    public void wakeOrder(String orderId, String kind, Instant now) {
        var woken = jdbc.sql(WorkStatements.WAKE_ORDER)
                .param("orderId", orderId)
                .param("kind", kind)
                .param("now", at(now))
                .update();
        if (woken > 0) signal.raiseAfterCommit();
    }

    @Override
    public void assign(String id, String account) {
        jdbc.sql(WorkStatements.ASSIGN).param("id", id).param("account", account).update();
    }

    @Override
    public int wakeWaiting(Collection<String> accounts, Instant now) {
        return jdbc.sql(WorkStatements.WAKE_WAITING)
                .param("accounts", accounts.toArray(String[]::new))
                .param("now", at(now))
                .update();
    }

    @Override
    public List<LaneKey> dueLanes(Instant now) {
        return jdbc.sql(WorkStatements.DUE_LANES)
                .param("now", at(now))
                .query((row, _) -> new LaneKey(row.getString("account"), Lane.valueOf(row.getString("lane"))))
                .list();
    }

    @Override
    public List<Work> lease(LaneKey lane, Collection<String> kinds, Instant now, int countMax, Duration lease) {
        return jdbc.sql(WorkStatements.LEASE)
                .param("account", lane.account())
                .param("lane", lane.lane().name())
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
        jdbc.sql(WorkStatements.SETTLE)
                .param("id", work.id())
                .param("state", work.state().name())
                .param("lane", work.lane().name())
                .param("memory", work.memory())
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
        return new Work(key, WorkState.valueOf(row.getString("state")), Lane.valueOf(row.getString("lane")),
                instant(row, "due_at"), instant(row, "ship_by"),
                new Lease(row.getLong("lease_number"), row.getLong("wake_number")),
                new Trouble(row.getInt("attempts"), row.getString("last_error")), row.getString("memory"),
                stored(row, "request"), new Told(row.getLong("snapshot_revision"), row.getString("snapshot_hash"),
                        stored(row, "snapshot")));
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

    /** A wish of a kind that this code does not know is looked at with those to be submitted, and refused there. */
    private static Lane laneOf(FulfillmentRequest wish) {
        return switch (wish.getWish()) {
            case CANCELLED -> Lane.CANCEL;
            case SUBMITTED, UNKNOWN -> Lane.SUBMIT;
        };
    }

    private static Work.Key key(FulfillmentRequest wish) {
        return Work.Key.ofFulfillment(wish.getOrderId(), wish.getFulfillmentOrderId());
    }

    private static @Nullable String[] texts(Collection<FulfillmentRequest> wishes,
            Function<FulfillmentRequest, @Nullable String> text) {
        return wishes.stream().map(text).toArray(String[]::new);
    }
}
