package io.waybill.orders.processing;

import io.waybill.orders.announcing.FactReader;
import io.waybill.orders.order.OrderId;
import io.waybill.schemas.OrderEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only history of all orders. */
@Repository
class Journal {

    private static final String APPEND = """
            insert into order_journal (order_id, sequence, type, at, body)
            select id, sequence, type, at::timestamptz, body
              from unnest(:ids, :sequences, :types, :times, :bodies) as t (id, sequence, type, at, body)""";

    private static final String READ = """
            select body from order_journal where order_id = :id and sequence > :after order by sequence limit :limit""";

    private final JdbcClient jdbc;
    private final JournalSchemas schemas;
    private final BinaryMessageDecoder<OrderEvent> decoder;

    Journal(JdbcClient jdbc, JournalSchemas schemas) {
        this.jdbc = jdbc;
        this.schemas = schemas;
        this.decoder = new BinaryMessageDecoder<>(SpecificData.getForClass(OrderEvent.class),
                OrderEvent.getClassSchema(), schemas);
    }

    void append(List<OrderEvent> events) {
        if (events.isEmpty()) return;
        schemas.keepOurs();
        jdbc.sql(APPEND)
                .param("ids", events.stream().map(OrderEvent::getOrderId).toArray(String[]::new))
                .param("sequences", events.stream().map(OrderEvent::getSequence).toArray(Long[]::new))
                .param("types", events.stream().map(OrderEvent::getType).toArray(String[]::new))
                .param("times", events.stream().map(e -> e.getAt().toString()).toArray(String[]::new))
                .param("bodies", events.stream().map(Journal::encode).toArray(byte[][]::new))
                .update();
    }

    /** Decoded only once all is read: a schema not met before is asked of the database. */
    List<JournalEntry> read(OrderId id, long afterSequence, int limit) {
        return jdbc.sql(READ)
                .param("id", id.value())
                .param("after", afterSequence)
                .param("limit", limit)
                .query((row, _) -> row.getBytes(1))
                .list()
                .stream()
                .map(body -> entry(decode(body)))
                .toList();
    }

    private static JournalEntry entry(OrderEvent event) {
        return new JournalEntry(event.getSequence(), event.getAt(), FactReader.cause(event), FactReader.fact(event));
    }

    /** With the fingerprint of its schema in front, so that the journal can be read without the registry. */
    private static byte[] encode(OrderEvent event) {
        try {
            var buffer = OrderEvent.getEncoder().encode(event);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("fact %d of order %s".formatted(event.getSequence(), event.getOrderId()), e);
        }
    }

    private OrderEvent decode(byte[] body) {
        try {
            return decoder.decode(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a fact of the journal cannot be read", e);
        }
    }
}
