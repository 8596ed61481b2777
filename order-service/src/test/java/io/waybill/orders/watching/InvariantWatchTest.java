package io.waybill.orders.watching;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.Invariant;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.processing.OrderAudit;
import io.waybill.orders.processing.OrderProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class InvariantWatchTest extends OrderServiceStack {

    @Autowired
    private OrderAudit audit;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private JdbcClient jdbc;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    @AfterEach
    void forgetOthers() {
        jdbc.sql("truncate orders, order_personal, order_journal").update();
    }

    @Test
    void sound_orders_and_none_at_all_break_nothing() {
        var watch = new InvariantWatch(audit, meters);
        look(watch);
        for (int i = 0; i < 3; i++) place();
        look(watch);
        for (var invariant : Invariant.values()) assertThat(violations(invariant)).as("%s", invariant).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VERSION  | update orders set version = version + 1 where order_id = ?
            SEQUENCE | update order_journal set sequence = 9 where order_id = ? and sequence = 1
            READABLE | update orders set document = '{"content":5}' where order_id = ?
            BLOCKER  | update orders set document = replace(document::text, '"blocker":{', '"was":{')::json where order_id = ?
            UNITS    | update orders set document = regexp_replace(document::text, '"lineId":"1"', '"lineId":"2"')::json where order_id = ?
            IDS      | update orders set document = replace(document::text, '-F1","channel', '-F2","channel')::json where order_id = ?""")
    void an_order_that_breaks_an_invariant_is_counted_until_it_holds_again(Invariant invariant, String damage) {
        place();
        var id = place();
        var sound = jdbc.sql("select document::text from orders where order_id = ?")
                .param(id.value())
                .query(
                        String.class)
                .single();
        var watch = new InvariantWatch(audit, meters);
        assertThat(jdbc.sql(damage).param(id.value()).update()).isEqualTo(1);
        look(watch);
        assertThat(violations(invariant)).isEqualTo(1);

        jdbc.sql("delete from order_journal where order_id = ?").param(id.value()).update();
        jdbc.sql("update orders set document = ?::json, version = 2 where order_id = ?")
                .params(sound, id.value())
                .update();
        for (var sequence : new int[]{1, 2}) {
            jdbc.sql("insert into order_journal values (?, ?, 'x', now(), '')").params(id.value(), sequence).update();
        }
        look(watch);
        for (var any : Invariant.values()) assertThat(violations(any)).as("%s", any).isZero();
    }

    @Test
    void exceptions_that_older_code_has_not_stored_are() {
        var orders = new PlacedOrders(processor);
        var id = orders.place("XYZ");
        jdbc.sql("update orders set exceptions = '{}' where order_id = ?").param(id.value()).update();
        look(new InvariantWatch(audit, meters));
        assertThat(jdbc.sql("select exceptions::text from orders where order_id = ?")
                .param(id.value())
                .query(String.class)
                .single()).isEqualTo("{NO_ROUTE}");
    }

    @Test
    void it_is_logged_once_with_the_order_and_what_it_breaks() {
        var id = place();
        jdbc.sql("update orders set version = version + 1 where order_id = ?").param(id.value()).update();
        var watch = new InvariantWatch(audit, meters);
        var logged = logged(() -> {
            look(watch);
            look(watch);
        });
        assertThat(logged).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getKeyValuePairs()).contains(new KeyValuePair("orderId", id.value()),
                    new KeyValuePair("invariants", Set.of(Invariant.VERSION)));
        });
    }

    @Test
    void what_has_just_changed_is_looked_at_although_the_round_is_long() {
        var watch = new InvariantWatch(audit, meters);
        watch.runOnce(Instant.now());
        for (int i = 0; i < 2 * InvariantWatch.ORDERS_MAX; i++) {
            jdbc.sql("insert into orders (order_id, version, changed_at) values (?, 1, '2020-01-01')")
                    .param("filler" + i)
                    .update();
        }
        var id = place();
        jdbc.sql("update orders set version = version + 1 where order_id = ?").param(id.value()).update();
        watch.runOnce(Instant.now());
        assertThat(violations(Invariant.VERSION)).isEqualTo(1 + InvariantWatch.ORDERS_MAX);
        watch.runOnce(Instant.now());
        assertThat(violations(Invariant.VERSION)).isEqualTo(1 + 2 * InvariantWatch.ORDERS_MAX);
    }

    @Test
    void an_order_that_is_gone_is_forgotten_after_a_round() {
        var id = place();
        jdbc.sql("update orders set version = version + 1 where order_id = ?").param(id.value()).update();
        var watch = new InvariantWatch(audit, meters);
        look(watch);
        assertThat(violations(Invariant.VERSION)).isEqualTo(1);
        forgetOthers();
        look(watch);
        assertThat(violations(Invariant.VERSION)).isZero();
    }

    /** What this thread logs; the service's own timer looks at the same orders. */
    private static List<ILoggingEvent> logged(Runnable action) {
        var logger = (Logger) LoggerFactory.getLogger(InvariantWatch.class);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.addAppender(events);
        action.run();
        logger.detachAppender(events);
        var here = Thread.currentThread().getName();
        return events.list.stream().filter(event -> event.getThreadName().equals(here)).toList();
    }

    private static void look(InvariantWatch watch) {
        watch.runOnce(Instant.now());
    }

    private OrderId place() {
        return new PlacedOrders(processor).place("MAN-HAT");
    }

    private double violations(Invariant invariant) {
        return meters.get("waybill.invariant.violations").tag("invariant", invariant.name()).gauge().value();
    }
}
