package io.waybill.orders.processing;

import static java.util.stream.Collectors.partitioningBy;

import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Recipient;
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
            p.postal_code, p.country_code, p.phone, p.email""";

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
                   document = t.document::json, late_at = t.late_at::timestamptz, changed_at = now()
              from unnest(:ids, :olds, :versions, :platforms, :stores, :externals, :names, :placed, :lifecycles,
                          :payments, :fulfillments, :blockers, :owners, :rules, :dues, :texts, :documents,
                          :lates)
                as t (order_id, old, version, platform, store, external_id, name, placed_at, lifecycle, payment_status,
                      fulfillment_status, blocker, blocker_owner, blocked_rules, due_at, search_text, document, late_at)
             where o.order_id = t.order_id and o.version = t.old
            returning o.order_id""";

    private static final String SAVE_REVISIONS = """
            update orders o set revisions = t.revisions::jsonb from unnest(:ids, :revisions) as t (order_id, revisions)
             where o.order_id = t.order_id""";

    private static final String SAVE_PERSONAL = """
            insert into order_personal (order_id, name, address1, address2, city, province, postal_code, country_code,
                                        phone, email)
            select * from unnest(:ids, :names, :address1s, :address2s, :cities, :provinces, :postalCodes, :countries,
                                 :phones, :emails)
            on conflict (order_id) do update
               set name = excluded.name, address1 = excluded.address1, address2 = excluded.address2,
                   city = excluded.city, province = excluded.province, postal_code = excluded.postal_code,
                   country_code = excluded.country_code, phone = excluded.phone, email = excluded.email""";

    private static final String DROP_PERSONAL = "delete from order_personal where order_id = any(:ids)";

    private final JdbcClient jdbc;

    OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Saves orders whose document changed; each pair holds the order as it was locked and as it is now. */
    void save(List<Change> changes) {
        if (changes.isEmpty()) return;
        var rows = new OrderRows(changes);
        var written = rows.bind(jdbc.sql(SAVE)).query(String.class).set();
        for (var change : changes) {
            if (!written.contains(change.after().id().value())) throw new StaleOrderException(change.after().id());
        }
    }

    void saveRevisions(List<Order> orders) {
        if (orders.isEmpty()) return;
        jdbc.sql(SAVE_REVISIONS)
                .param("ids", orders.stream().map(o -> o.id().value()).toArray(String[]::new))
                .param("revisions", orders.stream()
                        .map(o -> Revisions.write(o.aside().revisions()))
                        .toArray(String[]::new))
                .update();
    }

    void saveRecipients(List<Order> orders) {
        var known = orders.stream().collect(partitioningBy(o -> !o.aside().recipient().isNone()));
        upsertRecipients(known.getOrDefault(true, List.of()));
        dropRecipients(known.getOrDefault(false, List.of()));
    }

    private void dropRecipients(List<Order> orders) {
        if (orders.isEmpty()) return;
        jdbc.sql(DROP_PERSONAL)
                .param("ids", orders.stream().map(o -> o.id().value()).toArray(String[]::new))
                .update();
    }

    private void upsertRecipients(List<Order> orders) {
        if (orders.isEmpty()) return;
        var sql = jdbc.sql(SAVE_PERSONAL)
                .param("ids", orders.stream().map(o -> o.id().value()).toArray(String[]::new));
        for (var column : PersonalColumn.values()) {
            sql = sql.param(column.parameter,
                    orders.stream().map(o -> column.of.apply(o.aside().recipient())).toArray(String[]::new));
        }
        sql.update();
    }

    static Order read(ResultSet row) throws SQLException {
        var id = new OrderId(row.getString("order_id"));
        var document = row.getString("document");
        if (document == null) return Order.unknown(id);
        var aside = new Aside(Revisions.read(row.getString("revisions")), recipient(row));
        return OrderDocument.read(id, row.getLong("version"), document, aside);
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        if (row.getString("email") == null) return Recipient.NONE;
        return new Recipient(row.getString("name"), row.getString("address1"), row.getString("address2"),
                row.getString("city"), row.getString("province"), row.getString("postal_code"),
                row.getString("country_code"), row.getString("phone"), row.getString("email"));
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
