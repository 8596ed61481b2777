package io.waybill.kit.kafka;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.Reapplier.Settlement;
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

    /** Of an erased order only that it came and where, not what: found by all that erasing it would find it by. */
    private static final String INSERT = """
            with arrived as materialized (
                select t.*, not exists (
                           select 1 from erased_order e
                            where e.order_id = any(t.order_id || waybill_order_ids(t.record_key, t.record_value, t.reason))
                       ) as known
                  from unnest(:topics, :topicIds::uuid[], :partitions, :offsets, :keys, :values, :headers, :orderIds,
                              :kinds, :reasons)
                       as t (topic, topic_id, partition, record_offset, record_key, record_value, headers, order_id,
                             reason_kind, reason))
            insert into dead_letter (reader, topic, topic_id, partition, record_offset, record_key, record_value, headers,
                                     order_id, reason_kind, reason, state, settled_at, settled_by)
            select :reader, topic, topic_id, partition, record_offset, case when known then record_key end,
                   case when known then record_value end, case when known then headers::jsonb else '[]' end,
                   order_id, reason_kind, case when known then reason else 'its order was erased' end,
                   case when known then 'OPEN' else 'ERASED' end, case when not known then now() end,
                   case when not known then 'erasure' end
              from arrived order by topic_id, partition, record_offset
            on conflict do nothing
            """;

    /** Rows are locked in the order of their ids, as erasing does, so that nobody waits in a circle. */
    private static final String SETTLE = """
            with mine as (
                select d.id
                  from dead_letter d
                  join unnest(:topicIds::uuid[], :partitions, :offsets) as t (topic_id, partition, record_offset)
                    on d.topic_id = t.topic_id and d.partition = t.partition and d.record_offset = t.record_offset
                 where d.reader = :reader and d.state in ('OPEN', 'PARKED')
                 order by d.id for update of d)
            update dead_letter d set state = :state, settled_at = now(), settled_by = :by
              from mine where d.id = mine.id
            """;

    private final JdbcClient jdbc;
    private final ErasedOrders erased;
    private final JsonMapper json = JsonMapper.shared();

    DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.erased = new ErasedOrders(jdbc);
    }

    void insertAll(String reader, List<Letter> letters) {
        if (letters.isEmpty()) return;
        erased.holdOff();
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

    /** Those of these records that are dead letters still unsettled are settled; the others are none. */
    void settle(String reader, List<Origin> taken, Settlement settlement) {
        if (taken.isEmpty()) return;
        jdbc.sql(SETTLE)
                .param("reader", reader)
                .param("state", settlement.state())
                .param("by", settlement.by())
                .param("topicIds", taken.stream().map(origin -> origin.topicId().toString()).toArray(String[]::new))
                .param("partitions", taken.stream().map(Origin::partition).toArray(Integer[]::new))
                .param("offsets", taken.stream().map(Origin::offset).toArray(Long[]::new))
                .update();
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
}
