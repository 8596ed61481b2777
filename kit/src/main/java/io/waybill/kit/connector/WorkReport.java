package io.waybill.kit.connector;

import static io.waybill.kit.connector.JdbcWorkStore.instant;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads work for people and for dashboards, without personal data. */
final class WorkReport {

    private static final String PAGE = """
            select id, kind, order_id, account, state, due_at, ship_by, attempts, last_error, request_revision,
                   snapshot_revision, updated_at
              from work
             where (:state::text is null or state = :state) and (:after::text is null or id > :after)
             order by id limit :limit
            """;

    private static final String COUNTS = """
            select kind, state, count(*) as works,
                   count(*) filter (where due_at <= :now) as due,
                   min(due_at) filter (where due_at <= :now) as due_since
              from work group by kind, state
            """;

    record Item(String id, String kind, String orderId, String account, WorkState state, @Nullable Instant dueAt,
            @Nullable Instant shipBy, int attempts, String lastError, long requestRevision, long snapshotRevision,
            @Nullable Instant updatedAt) {}

    record Page(List<Item> items, @Nullable String next) {}

    record Count(String kind, WorkState state, long works, long due, @Nullable Instant dueSince) {}

    private final JdbcClient jdbc;

    WorkReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page page(@Nullable WorkState state, @Nullable String after, int limit) {
        var items = jdbc.sql(PAGE)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("after", after, Types.VARCHAR)
                .param("limit", limit + 1)
                .query((row, _) -> item(row))
                .list();
        if (items.size() <= limit) return new Page(items, null);
        var shown = items.subList(0, limit);
        return new Page(shown, shown.getLast().id());
    }

    List<Count> counts(Instant now) {
        return jdbc.sql(COUNTS)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Count(row.getString("kind"), WorkState.valueOf(row.getString("state")),
                        row.getLong("works"), row.getLong("due"), instant(row, "due_since")))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(row.getString("id"), row.getString("kind"), row.getString("order_id"),
                row.getString("account"), WorkState.valueOf(row.getString("state")), instant(row, "due_at"),
                instant(row, "ship_by"), row.getInt("attempts"), row.getString("last_error"),
                row.getLong("request_revision"), row.getLong("snapshot_revision"), instant(row, "updated_at"));
    }
}
