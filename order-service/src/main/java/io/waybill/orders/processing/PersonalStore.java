package io.waybill.orders.processing;

import static java.util.stream.Collectors.partitioningBy;

import io.waybill.orders.order.Order;
import io.waybill.orders.order.Recipient;
import io.waybill.orders.order.RecipientEdits;
import io.waybill.orders.order.RecipientField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The only table with personal data. */
@Repository
class PersonalStore {

    private static final String SAVE = """
            insert into order_personal (order_id, name, address1, address2, city, province, postal_code, country_code,
                                        phone, email, edits)
            select t.order_id, t.name, t.address1, t.address2, t.city, t.province, t.postal_code, t.country_code,
                   t.phone, t.email, t.edits::jsonb
              from unnest(:ids, :names, :address1s, :address2s, :cities, :provinces, :postalCodes, :countries,
                          :phones, :emails, :edits)
                as t (order_id, name, address1, address2, city, province, postal_code, country_code, phone, email, edits)
            on conflict (order_id) do update
               set name = excluded.name, address1 = excluded.address1, address2 = excluded.address2,
                   city = excluded.city, province = excluded.province, postal_code = excluded.postal_code,
                   country_code = excluded.country_code, phone = excluded.phone, email = excluded.email,
                   edits = excluded.edits""";

    private static final String DROP = "delete from order_personal where order_id = any(:ids)";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<RecipientField, RecipientEdits.Edit>> EDITS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    PersonalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(List<Order> orders) {
        var known = orders.stream().collect(partitioningBy(o -> o.aside().namesSomebody()));
        keep(known.getOrDefault(true, List.of()));
        drop(known.getOrDefault(false, List.of()));
    }

    private void drop(List<Order> orders) {
        if (orders.isEmpty()) return;
        jdbc.sql(DROP).param("ids", ids(orders)).update();
    }

    private static String[] ids(List<Order> orders) {
        return orders.stream().map(o -> o.id().value()).toArray(String[]::new);
    }

    private void keep(List<Order> orders) {
        if (orders.isEmpty()) return;
        var sql = jdbc.sql(SAVE)
                .param("ids", ids(orders))
                .param("edits", orders.stream().map(PersonalStore::edits).toArray(String[]::new));
        for (var column : PersonalColumn.values()) {
            sql = sql.param(column.parameter,
                    orders.stream().map(o -> column.of.apply(o.aside().told())).toArray(String[]::new));
        }
        sql.update();
    }

    private static @Nullable String edits(Order order) {
        var byField = order.aside().edits().byField();
        return byField.isEmpty() ? null : JSON.writeValueAsString(byField);
    }

    static Recipient told(ResultSet row) throws SQLException {
        if (row.getString("email") == null) return Recipient.NONE;
        return new Recipient(row.getString("name"), row.getString("address1"), row.getString("address2"),
                row.getString("city"), row.getString("province"), row.getString("postal_code"),
                row.getString("country_code"), row.getString("phone"), row.getString("email"));
    }

    static RecipientEdits edits(ResultSet row) throws SQLException {
        var edits = row.getString("edits");
        return edits == null ? RecipientEdits.NONE : new RecipientEdits(JSON.readValue(edits, EDITS));
    }
}
