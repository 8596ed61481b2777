package io.waybill.pos.sale;

import static java.time.ZoneOffset.UTC;

import io.waybill.kit.erasure.PersonalTraces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Sales and the deliveries that brought them, in PostgreSQL. */
public final class SaleStore implements PersonalTraces {

    private static final String REMEMBER = """
            insert into webhook_delivery (shop, webhook_id, topic, resource_id, event_id, received_at)
            values (:shop, :webhookId, :topic, :resourceId, :eventId, :now)
            on conflict do nothing
            """;

    private static final String INSERT = """
            insert into sale (order_id, platform, store, external_id, body, changed_at, triggered_at, received_at)
            values (:orderId, :platform, :store, :externalId, :body, :changedAt, :triggeredAt, :now)
            on conflict do nothing
            """;

    private static final String REPLACE = """
            update sale
               set body = :body, changed_at = :changedAt, triggered_at = :triggeredAt, doubtful = false,
                   received_at = :now
             where order_id = :orderId
            """;

    private static final String SWEEP = """
            delete from webhook_delivery
             where (shop, webhook_id) in (select shop, webhook_id from webhook_delivery
                                           where received_at < :before order by received_at limit :countMax)
            """;

    private final JdbcClient jdbc;

    public SaleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this delivery is the first of its kind. */
    boolean remember(Delivery delivery, Instant now) {
        var key = delivery.sale().key();
        return jdbc.sql(REMEMBER)
                .param("shop", key.store())
                .param("webhookId", delivery.webhookId())
                .param("topic", delivery.topic())
                .param("resourceId", key.externalId())
                .param("eventId", delivery.eventId(), Types.VARCHAR)
                .param("now", now.atOffset(UTC))
                .update() == 1;
    }

    boolean insertIfAbsent(Sale sale, Instant now) {
        var key = sale.key();
        return content(jdbc.sql(INSERT), sale, now).param("platform", key.platform())
                .param("store", key.store())
                .param("externalId", key.externalId())
                .update() == 1;
    }

    Optional<Sale> lock(String orderId) {
        return jdbc.sql("select * from sale where order_id = :orderId for update")
                .param("orderId", orderId)
                .query((row, _) -> sale(row))
                .optional();
    }

    void replace(Sale sale, Instant now) {
        content(jdbc.sql(REPLACE), sale, now).update();
    }

    void markDoubtful(String orderId) {
        jdbc.sql("update sale set doubtful = true where order_id = :orderId").param("orderId", orderId).update();
    }

    public Optional<Sale> find(String orderId) {
        return jdbc.sql("select * from sale where order_id = :orderId")
                .param("orderId", orderId)
                .query((row, _) -> sale(row))
                .optional();
    }

    /** Deliveries stay until they are swept: they say which sale, and nothing of anybody. */
    @Override
    public void erase(Collection<String> orderIds) {
        jdbc.sql("delete from sale where order_id = any(:ids)")
                .param("ids", orderIds.toArray(String[]::new))
                .update();
    }

    int forgetDeliveriesBefore(Instant before, int countMax) {
        return jdbc.sql(SWEEP).param("before", before.atOffset(UTC)).param("countMax", countMax).update();
    }

    private static StatementSpec content(StatementSpec statement, Sale sale, Instant now) {
        return statement.param("orderId", sale.orderId())
                .param("body", sale.body().bytes(), Types.BINARY)
                .param("changedAt", at(sale.stamp().changedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("triggeredAt", at(sale.stamp().triggeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(UTC));
    }

    private static Sale sale(ResultSet row) throws SQLException {
        return new Sale(new Sale.Key(row.getString("platform"), row.getString("store"), row.getString("external_id")),
                new SaleStamp(instant(row, "changed_at"), instant(row, "triggered_at")),
                SaleBody.of(row.getBytes("body")));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
