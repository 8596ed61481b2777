package io.waybill.kit.kafka;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Records that could not be understood or applied: rows with the bytes as they came, one for each place in a topic. */
final class DeadLetters {

    private static final String INSERT = """
            insert into dead_letter (reader, topic, topic_id, partition, record_offset, record_key, record_value, headers,
                                     order_id, reason_kind, reason)
            select :reader, topic, topic_id, partition, record_offset, record_key, record_value, headers::jsonb,
                   order_id, reason_kind, reason
              from unnest(:topics, :topicIds::uuid[], :partitions, :offsets, :keys, :values, :headers, :orderIds,
                          :kinds, :reasons)
                   as t (topic, topic_id, partition, record_offset, record_key, record_value, headers, order_id,
                         reason_kind, reason)
            on conflict do nothing
            """;
    private static final String PAGE = """
            select id, reader, topic, partition, record_offset, order_id, reason_kind, reason, created_at
              from dead_letter where id > :after order by id limit :max
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertAll(String reader, List<Letter> letters) {
        if (letters.isEmpty()) return;
        jdbc.sql(INSERT)
                .param("reader", reader)
                .param("topics", strings(letters, letter -> letter.arrival().origin().topic()))
                .param("topicIds", strings(letters, letter -> letter.arrival().origin().topicId().toString()))
                .param("partitions", letters.stream()
                        .map(l -> l.arrival().origin().partition())
                        .toArray(Integer[]::new))
                .param("offsets", letters.stream().map(l -> l.arrival().origin().offset()).toArray(Long[]::new))
                .param("keys", letters.stream().map(l -> l.arrival().raw().key()).toArray(byte[][]::new))
                .param("values", letters.stream().map(l -> l.arrival().raw().value()).toArray(byte[][]::new))
                .param("headers", strings(letters, letter -> asJson(letter.arrival().raw().headers())))
                .param("orderIds", strings(letters, Letter::orderId))
                .param("kinds", strings(letters, Letter::kind))
                .param("reasons", strings(letters, Letter::storableReason))
                .update();
    }

    private static @Nullable String[] strings(List<Letter> letters, Column column) {
        return letters.stream().map(column::of).toArray(String[]::new);
    }

    /** A header may come twice and hold any bytes, so it is a list and its values are base64. */
    private String asJson(Headers headers) {
        return json.writeValueAsString(
                StreamSupport.stream(headers.spliterator(), false).map(DeadLetters::headerOf).toList());
    }

    private static Map<String, String> headerOf(Header header) {
        var value = header.value() == null ? "" : Base64.getEncoder().encodeToString(header.value());
        return Map.of("key", header.key(), "value", value);
    }

    List<Listed> page(long after, int max) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("max", max)
                .query((row, _) -> new Listed(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4),
                        row.getLong(5), row.getString(6), row.getString(7), row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant()))
                .list();
    }

    @FunctionalInterface
    private interface Column {
        @Nullable
        String of(Letter letter);
    }

    record Letter(Arrival arrival, @Nullable String orderId, String kind, String reason) {

        private static final int REASON_CHARACTERS_MAX = 1000;

        /** PostgreSQL takes no zero character in text, and a reason may quote anything. */
        String storableReason() {
            var cleaned = reason.replace('\0', '?');
            return cleaned.substring(0, Math.min(cleaned.length(), REASON_CHARACTERS_MAX));
        }
    }

    /** A dead letter as operators see it: without its content, which may hold personal data. */
    record Listed(long id, String reader, String topic, int partition, long offset, @Nullable String orderId,
            String kind, String reason, Instant createdAt) {}
}
