package io.waybill.kit.erasure;

import io.waybill.schemas.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tombstones of erased orders. Who stores personal data asks in the same transaction, and until that ends no order is
 * erased: so nothing is stored behind an erasure's back, however the two meet.
 */
public final class ErasedOrders {

    /** One lock for all orders: erasures are rare and short, and a lock for each order of a batch would be many. */
    private static final long GATE = 0x65726173L;

    private static final String SHUT = "select 1 from pg_advisory_xact_lock(" + GATE + ")";
    private static final String PASS = "select 1 from pg_advisory_xact_lock_shared(" + GATE + ")";

    private static final String RAISE = """
            insert into erased_order (order_id) select id from unnest(:ids) as t (id) order by id on conflict do nothing
            """;

    private static final String AMONG = "select order_id from erased_order where order_id = any(:ids)";

    /** What facts say is no personal data, and has to be told. */
    private static final String UNPUBLISH = """
            delete from outbox where record_key = any(:ids) and topic <> '%s'
            """.formatted(Topics.ORDERS_EVENTS.name());

    /** Also one that came under a key of its own: ids as we make them are found in the bytes. */
    private static final String BLANK = """
            update dead_letter l
               set record_key = null, record_value = null, headers = '[]', reason = 'erased with its order',
                   state = 'ERASED', settled_at = coalesce(settled_at, now()),
                   settled_by = coalesce(settled_by, 'erasure')
             where l.order_id = any(:ids)
                or exists (select 1 from unnest(:ids) as t (id)
                            where length(id) = 32
                              and (position(convert_to(id, 'UTF8') in coalesce(l.record_value, '')) > 0
                                   or position(convert_to(id, 'UTF8') in coalesce(l.record_key, '')) > 0))
            """;

    private final JdbcClient jdbc;
    private final Iterable<PersonalTraces> traces;

    /** For those who only ask. */
    public ErasedOrders(JdbcClient jdbc) {
        this(jdbc, List.of());
    }

    /** {@code traces}: where else this service keeps something of orders; looked up when one is erased. */
    public ErasedOrders(JdbcClient jdbc, Iterable<PersonalTraces> traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    /** Those of these orders that were erased. The others are not before the caller's transaction ends. */
    public Set<String> among(Collection<String> orderIds) {
        if (orderIds.isEmpty()) return Set.of();
        holdOff();
        return jdbc.sql(AMONG).param("ids", array(orderIds)).query(String.class).set();
    }

    /** No order is erased before the caller's transaction ends. */
    public void holdOff() {
        lock(PASS);
    }

    /** Raises tombstones, and erases what the kit's own tables and all other places hold of these orders. */
    public void erase(Collection<String> orderIds) {
        if (orderIds.isEmpty()) return;
        lock(SHUT);
        for (var statement : new String[]{RAISE, UNPUBLISH, BLANK}) {
            jdbc.sql(statement).param("ids", array(orderIds)).update();
        }
        traces.forEach(place -> place.erase(orderIds));
    }

    private void lock(String statement) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("erasing and storing need a transaction, none is active");
        }
        jdbc.sql(statement).query(Integer.class).list();
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
