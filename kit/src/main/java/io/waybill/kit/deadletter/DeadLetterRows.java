package io.waybill.kit.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads dead letters, and writes down when one failed again. */
final class DeadLetterRows {

    private static final int REASON_CHARACTERS_MAX = 1000;
    private static final String COLUMNS = """
            id, reader, topic, partition, record_offset, order_id, reason_kind, reason, state, attempts, created_at,
            settled_at, settled_by
            """;
    private static final String PAGE = "select " + COLUMNS + """
              from dead_letter
             where id > :after and (:reader::text is null or reader = :reader)
               and (:kind::text is null or reason_kind = :kind) and (:orderId::text is null or order_id = :orderId)
               and (:state::text is null or state = :state)
             order by id limit :max
            """;
    private static final String FIND = "select " + COLUMNS + """
            , topic_id, record_key, record_value, headers::text as header_text from dead_letter where id = :id
            """;
    private static final String FAILED = """
            update dead_letter
               set attempts = attempts + 1, reason_kind = :kind, reason = :reason,
                   state = case when attempts + 1 >= :attemptsMax then 'PARKED' else state end
             where id = :id and state in ('OPEN', 'PARKED')
            """;
    private static final String SUMMARY = """
            select reader, reason_kind, state, count(*) as letters, min(created_at) as oldest, max(created_at) as newest
              from dead_letter group by reader, reason_kind, state order by reader, reason_kind, state
            """;
    private static final String UNSETTLED = """
            select reader, reason_kind, count(*) as letters
              from dead_letter where state in ('OPEN', 'PARKED') group by reader, reason_kind
            """;

    private final JdbcClient jdbc;

    DeadLetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeadLetterView> page(DeadLetterFilter filter, long after, int max) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("reader", filter.reader())
                .param("kind", filter.kind())
                .param("orderId", filter.orderId())
                .param("state", Objects.toString(filter.state(), null))
                .param("max", max)
                .query(DeadLetterRows::view)
                .list();
    }

    Optional<StoredLetter> find(long id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query(DeadLetterRows::stored)
                .optional();
    }

    void failed(long id, String kind, String reason, int attemptsMax) {
        jdbc.sql(FAILED)
                .param("id", id)
                .param("kind", kind)
                .param("reason", storable(reason))
                .param("attemptsMax", attemptsMax)
                .update();
    }

    /** PostgreSQL takes no zero character in text, and a reason may quote anything. */
    private static String storable(String reason) {
        var cleaned = reason.replace('\0', '?');
        return cleaned.substring(0, Math.min(cleaned.length(), REASON_CHARACTERS_MAX));
    }

    List<Group> summary() {
        return jdbc.sql(SUMMARY)
                .query((row, _) -> new Group(row.getString("reader"), row.getString("reason_kind"),
                        DeadLetterState.valueOf(row.getString("state")), row.getLong("letters"),
                        Objects.requireNonNull(instant(row, "oldest")), Objects.requireNonNull(instant(row, "newest"))))
                .list();
    }

    List<Unsettled> unsettled() {
        return jdbc.sql(UNSETTLED)
                .query((row, _) -> new Unsettled(row.getString("reader"), row.getString("reason_kind"),
                        row.getLong("letters")))
                .list();
    }

    private static StoredLetter stored(ResultSet row, int number) throws SQLException {
        var view = view(row, number);
        var raw = new ConsumerRecord<>(view.topic(), view.partition(), view.offset(), row.getBytes("record_key"),
                row.getBytes("record_value"));
        return new StoredLetter(view, row.getObject("topic_id", UUID.class), raw, row.getString("header_text"));
    }

    private static DeadLetterView view(ResultSet row, int number) throws SQLException {
        return new DeadLetterView(row.getLong("id"), row.getString("reader"), row.getString("topic"),
                row.getInt("partition"), row.getLong("record_offset"), row.getString("order_id"),
                row.getString("reason_kind"), row.getString("reason"),
                DeadLetterState.valueOf(row.getString("state")), row.getInt("attempts"),
                Objects.requireNonNull(instant(row, "created_at")), instant(row, "settled_at"),
                row.getString("settled_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Dead letters that have all of this in common. */
    record Group(String reader, String kind, DeadLetterState state, long letters, Instant oldest, Instant newest) {}

    /** Dead letters that nobody has mended, parked ones among them. */
    record Unsettled(String reader, String kind, long letters) {}
}
