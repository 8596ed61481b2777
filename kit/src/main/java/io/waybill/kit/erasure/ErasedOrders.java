package io.waybill.kit.erasure;

import io.waybill.schemas.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
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

    /** Of what may be many rows an order, so that no statement reaches its time-out. */
    static final int IDS_PER_STATEMENT_MAX = 100;

    private static final String RAISE = """
            insert into erased_order (order_id) select id from unnest(:ids) as t (id) order by id on conflict do nothing
            """;

    private static final String AMONG = "select order_id from erased_order where order_id = any(:ids)";

    /** What facts say is no personal data, and has to be told. */
    private static final String UNPUBLISH = """
            with mine as (select id from outbox where record_key = any(:ids) and topic <> '%s' order by id for update)
            delete from outbox o using mine where o.id = mine.id
            """.formatted(Topics.ORDERS_EVENTS.name());

    /**
     * Also those that came under a key of their own: ids as we make them are found in their bytes and their reason. Order
     * by order, since for many at once the planner would rather read the whole table.
     */
    static final String LETTERS = """
            select l.id
              from unnest(:ids::text[]) as t (order_id)
              join dead_letter l on l.order_id = t.order_id or l.mentions @> array[t.order_id]
             where l.state <> 'ERASED'
            """;

    private static final String BLANK = """
            with mine as (select id from dead_letter where id = any(:ids) and state <> 'ERASED' order by id for update)
            update dead_letter l
               set record_key = null, record_value = null, headers = '[]', reason = 'erased with its order',
                   state = 'ERASED', settled_at = coalesce(settled_at, now()),
                   settled_by = coalesce(settled_by, 'erasure')
              from mine where l.id = mine.id
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

    /**
     * Raises tombstones, and erases what the kit's own tables and all other places hold of these orders. What is still
     * to be published comes last: whoever held a row until then may have told something, and the relay waits for less.
     */
    public void erase(Collection<String> orderIds) {
        if (orderIds.isEmpty()) return;
        lock(SHUT);
        update(RAISE, array(orderIds));
        blankLetters(orderIds);
        traces.forEach(place -> place.erase(orderIds));
        update(UNPUBLISH, array(orderIds));
    }

    /** All are found before the first is locked, so that they are locked in the order of their ids. None is added now. */
    private void blankLetters(Collection<String> orderIds) {
        var letters = new TreeSet<Long>();
        parts(orderIds).forEach(part -> letters.addAll(letters(part)));
        parts(letters).forEach(part -> update(BLANK, part.toArray(Long[]::new)));
    }

    private List<Long> letters(List<String> orderIds) {
        return jdbc.sql(LETTERS).param("ids", array(orderIds)).query(Long.class).list();
    }

    private static <T> Stream<List<T>> parts(Collection<T> ids) {
        return ids.stream().gather(Gatherers.windowFixed(IDS_PER_STATEMENT_MAX));
    }

    private void update(String statement, Object[] ids) {
        jdbc.sql(statement).param("ids", ids).update();
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
