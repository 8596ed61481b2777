package io.waybill.orders.processing;

import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;

/** Reads orders in the order of their last change, each with the state of its history at the same moment. */
@Service
public class OrderAudit {

    private static final String AFTER = """
            select o.order_id, o.version, o.document, o.changed_at, o.exceptions, j.facts, j.last
              from orders o
             cross join lateral (select count(*) as facts, coalesce(max(sequence), 0) as last
                                   from order_journal j where j.order_id = o.order_id) j
             where o.version > 0 and (o.changed_at, o.order_id) > (:changedAt, :orderId)
             order by o.changed_at, o.order_id limit :limit""";

    private static final String CORRECT = """
            update orders set exceptions = string_to_array(:exceptions, chr(31))
             where order_id = :orderId and version = :version""";

    private final JdbcClient jdbc;

    OrderAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a reader stands among all orders. */
    public record Position(Instant changedAt, String orderId) {

        public static final Position START = new Position(Instant.EPOCH, "");
    }

    /**
     * An order and its history.
     *
     * @param order null where the document cannot be read
     * @param exceptions the names by which it is found in lists
     * @param facts how many facts the journal holds
     * @param last the sequence of the last of them
     */
    public record Entry(Position position, long version, @Nullable Order order, Set<String> exceptions, long facts,
            long last) {}

    public List<Entry> after(Position position, int limit) {
        return jdbc.sql(AFTER)
                .param("changedAt", position.changedAt().atOffset(ZoneOffset.UTC))
                .param("orderId", position.orderId())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /**
     * Exceptions follow from the document, and are stored beside it to be found by. Where other code has stored it, or none
     * yet, they are stored anew; an order that has changed meanwhile has its own.
     */
    public void correctExceptions(Entry entry) {
        var order = entry.order();
        if (order == null || OrderRows.exceptions(order).equals(entry.exceptions())) return;
        jdbc.sql(CORRECT)
                .param("exceptions", String.join(OrderRows.NAMES_APART, OrderRows.exceptions(order)))
                .param("orderId", entry.position().orderId())
                .param("version", entry.version())
                .update();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var exceptions = (String[]) row.getArray("exceptions").getArray();
        var id = row.getString("order_id");
        var at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
        var version = row.getLong("version");
        return new Entry(new Position(at, id), version, order(id, version, row.getString("document")),
                Set.of(exceptions),
                row.getLong("facts"), row.getLong("last"));
    }

    private static @Nullable Order order(String id, long version, @Nullable String document) {
        if (document == null) return null;
        try {
            return OrderDocument.read(new OrderId(id), version, document, Aside.EMPTY);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            // Nothing of its text, which may be anything, goes further than here.
            return null;
        }
    }
}
