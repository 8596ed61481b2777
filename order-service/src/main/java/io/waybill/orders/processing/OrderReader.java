package io.waybill.orders.processing;

import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads orders as they were last committed, without locks. */
@Service
public class OrderReader {

    private static final String SELECT = "select " + OrderStore.COLUMNS + """

              from orders o left join order_personal p using (order_id)
             where o.version > 0""";

    private final JdbcClient jdbc;
    private final Journal journal;

    OrderReader(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    public Optional<Order> find(OrderId id) {
        return jdbc.sql(SELECT + " and o.order_id = :id")
                .param("id", id.value())
                .query((row, _) -> OrderStore.read(row))
                .optional();
    }

    /** Throws IllegalArgumentException for a cursor that no page has given. */
    public OrderPage list(OrderFilter filter, @Nullable String cursor, int limit) {
        var conditions = conditions(filter, cursor);
        var sql = SELECT + String.join("", conditions.keySet().stream().map(condition -> " and " + condition).toList())
                + " order by o.placed_at desc, o.order_id desc limit " + (limit + 1);
        var query = jdbc.sql(sql);
        for (var parameter : conditions.values()) query = query.params(parameter);
        var found = query.query((row, _) -> OrderStore.read(row)).list();
        return page(found, limit);
    }

    public List<JournalEntry> timeline(OrderId id, long afterSequence, int limit) {
        return journal.read(id, afterSequence, limit);
    }

    private static OrderPage page(List<Order> found, int limit) {
        if (found.size() <= limit) return new OrderPage(found, null);
        var last = found.get(limit - 1);
        return new OrderPage(found.subList(0, limit), new Cursor(last.known().placedAt(), last.id().value()).write());
    }

    private static Map<String, List<Object>> conditions(OrderFilter filter, @Nullable String cursor) {
        var conditions = new LinkedHashMap<String, List<Object>>();
        equal(conditions, "o.lifecycle", filter.lifecycle());
        equal(conditions, "o.payment_status", filter.paymentStatus());
        equal(conditions, "o.fulfillment_status", filter.fulfillmentStatus());
        equal(conditions, "o.blocker", filter.blocker());
        equal(conditions, "o.blocker_owner", filter.owner());
        if (filter.exception() != null)
            conditions.put("o.exceptions <> '{}' and o.exceptions @> array[?]::text[]", List.of(filter.exception()));
        if (filter.text() != null) conditions.put("position(? in o.search_text) > 0", List.of(lower(filter.text())));
        if (cursor != null) {
            var start = Cursor.read(cursor);
            conditions.put("(o.placed_at, o.order_id) < (?, ?)",
                    new ArrayList<>(List.of(start.placedAt().atOffset(ZoneOffset.UTC), start.orderId())));
        }
        return conditions;
    }

    private static void equal(Map<String, List<Object>> conditions, String column, @Nullable String value) {
        if (value != null) conditions.put(column + " = ?", List.of(value));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
