package io.waybill.orders.processing;

import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders in PostgreSQL. Rows are locked in the order of their ids by everybody, so that nobody waits in a circle. */
@Repository
class OrderStore {

    static final String COLUMNS = """
            o.order_id, o.version, o.document, o.revisions, p.name, p.address1, p.address2, p.city, p.province,
            p.postal_code, p.country_code, p.phone, p.email, p.edits""";

    private static final String MAKE_ROWS = """
            insert into orders (order_id, version) select id, 0 from unnest(:ids) as t (id) order by id
            on conflict do nothing""";

    private static final String LOCK = "select " + COLUMNS + """

              from orders o left join order_personal p using (order_id)
             where o.order_id = any(:ids) order by o.order_id for update of o""";

    private static final String DROP_EMPTY_ROWS = "delete from orders where order_id = any(:ids) and version = 0";

    /** Returns only the rows it wrote; one whose version has moved on is missing from the answer. */
    private static final String SAVE = """
            update orders o
               set version = t.version, platform = t.platform, store = t.store, external_id = t.external_id,
                   name = t.name, placed_at = t.placed_at::timestamptz, lifecycle = t.lifecycle, payment_status = t.payment_status,
                   fulfillment_status = t.fulfillment_status, blocker = t.blocker, blocker_owner = t.blocker_owner,
                   blocked_rules = t.blocked_rules, due_at = t.due_at::timestamptz, search_text = t.search_text,
                   document = t.document::json, late_at = t.late_at::timestamptz, changed_at = now(),
                   exceptions = string_to_array(t.exceptions, chr(31))
              from unnest(:ids, :olds, :versions, :platforms, :stores, :externals, :names, :placed, :lifecycles,
                          :payments, :fulfillments, :blockers, :owners, :rules, :dues, :texts, :documents,
                          :lates, :exceptions)
                as t (order_id, old, version, platform, store, external_id, name, placed_at, lifecycle, payment_status,
                      fulfillment_status, blocker, blocker_owner, blocked_rules, due_at, search_text, document, late_at,
                      exceptions)
             where o.order_id = t.order_id and o.version = t.old
            returning o.order_id""";

    private static final String SAVE_REVISIONS = """
            update orders o set revisions = t.revisions::jsonb from unnest(:ids, :revisions) as t (order_id, revisions)
             where o.order_id = t.order_id""";

    private final JdbcClient jdbc;
    private final PersonalStore personal;

    OrderStore(JdbcClient jdbc, PersonalStore personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Orders that may be new get a row, so that there is something to lock. */
    void makeRows(SortedSet<String> ids) {
        if (!ids.isEmpty()) jdbc.sql(MAKE_ROWS).param("ids", array(ids)).update();
    }

    void dropEmptyRows(SortedSet<String> ids) {
        if (!ids.isEmpty()) jdbc.sql(DROP_EMPTY_ROWS).param("ids", array(ids)).update();
    }

    Map<OrderId, Order> lock(SortedSet<String> ids) {
        var orders = new LinkedHashMap<OrderId, Order>();
        jdbc.sql(LOCK)
                .param("ids", array(ids))
                .query((row, _) -> read(row))
                .list()
                .forEach(order -> orders.put(order.id(), order));
        return orders;
    }

    void save(List<Change> changes) {
        saveDocuments(changes.stream().filter(Change::ofDocument).toList());
        saveRevisions(changes.stream().filter(Change::ofRevisions).map(Change::after).toList());
        personal.save(changes.stream().filter(Change::ofRecipient).map(Change::after).toList());
    }

    private void saveDocuments(List<Change> changes) {
        if (changes.isEmpty()) return;
        var rows = new OrderRows(changes);
        var written = rows.bind(jdbc.sql(SAVE)).query(String.class).set();
        for (var change : changes) {
            if (!written.contains(change.after().id().value())) throw new StaleOrderException(change.after().id());
        }
    }

    private void saveRevisions(List<Order> orders) {
        if (orders.isEmpty()) return;
        jdbc.sql(SAVE_REVISIONS)
                .param("ids", orders.stream().map(o -> o.id().value()).toArray(String[]::new))
                .param("revisions", orders.stream()
                        .map(o -> Revisions.write(o.aside().revisions()))
                        .toArray(String[]::new))
                .update();
    }

    static Order read(ResultSet row) throws SQLException {
        var id = new OrderId(row.getString("order_id"));
        var document = row.getString("document");
        if (document == null) return Order.unknown(id);
        var aside = new Aside(Revisions.read(row.getString("revisions")), PersonalStore.told(row), PersonalStore.edits(
                row));
        return OrderDocument.read(id, row.getLong("version"), document, aside);
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
