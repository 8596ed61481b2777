package io.waybill.orders.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Problem;
import io.waybill.orders.processing.OrderProcessor;
import io.waybill.orders.processing.OrderReport;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrderMetricsTest extends OrderServiceStack {

    private static final Instant NOON = OrderFixture.NOON;

    @Autowired
    private OrderReport report;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MeterRegistry live;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    /** A channel's word that no other test uses. */
    private final String word = "W" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void forgetOthers() {
        jdbc.sql("truncate orders, order_personal, order_journal").update();
    }

    @Test
    void everything_is_there_from_the_start() {
        var _ = new OrderMetrics(report, meters);
        assertThat(gauge("waybill.orders", "fulfillment_status", "UNFULFILLED")).isZero();
        for (var kind : Blocker.Kind.values()) {
            if (kind != Blocker.Kind.CHANNEL_PROBLEM) assertThat(blocked(kind.name(), kind.owner())).isZero();
        }
        assertThat(gauge("waybill.orders.late")).isZero();
        assertThat(gauge("waybill.orders.due.lag.seconds")).isZero();
        assertThat(live.get("waybill.orders.late").gauge()).isNotNull();
    }

    @Test
    void unfinished_orders_are_counted_by_status_and_by_what_they_wait_for() {
        var orders = new PlacedOrders(processor);
        orders.place("DS-MUG");
        orders.place("DS-MUG");
        orders.place("XYZ");
        orders.report(orders.place("DS-MUG"), new Problem(word, "pay it", Owner.STAFF, null));
        count(NOON);

        assertThat(gauge("waybill.orders", "fulfillment_status", "UNFULFILLED")).isEqualTo(3);
        assertThat(gauge("waybill.orders", "fulfillment_status", "IN_PROGRESS")).isEqualTo(1);
        assertThat(blocked("AWAITING_CONNECTOR", Owner.US)).isEqualTo(2);
        assertThat(blocked("NO_ROUTE", Owner.STAFF)).isEqualTo(1);
        assertThat(blocked(word, Owner.STAFF)).isEqualTo(1);
        assertThat(blocked(OrderMetrics.OTHER, Owner.STAFF)).isZero();
    }

    @Test
    void exceptions_are_counted_as_long_as_they_are_there() {
        var orders = new PlacedOrders(processor);
        orders.place("XYZ");
        orders.place("DS-MUG");
        var stuck = orders.place("DS-MUG");
        orders.report(stuck, new Problem(word, "pay it", Owner.STAFF, null));
        var metrics = count(NOON);
        assertThat(exceptions("NO_ROUTE")).isEqualTo(1);
        assertThat(exceptions("CHANNEL_PROBLEM")).isEqualTo(1);
        assertThat(exceptions("REFUND_DUE")).isZero();
        orders.report(stuck, 2, null);
        metrics.runOnce(NOON);
        assertThat(exceptions("CHANNEL_PROBLEM")).isZero();
    }

    private double exceptions(String kind) {
        return gauge("waybill.orders.exceptions", "exception", kind);
    }

    @Test
    void an_order_is_late_after_its_ship_by_or_deadline_until_it_is_finished() {
        var orders = new PlacedOrders(processor);
        orders.place("MAN-HAT");
        orders.report(orders.place("DS-MUG"), new Problem(word, "pay it", Owner.STAFF, NOON.plusSeconds(60)));
        orders.place("XYZ");
        // What the migration takes for orders that were there before.
        assertThat(jdbc.sql(
                "select (document -> 'blocker' ->> 'deadline')::timestamptz is not distinct from late_at from orders")
                .query(Boolean.class)
                .list()).containsExactly(true, true, true);
        var metrics = count(NOON);
        assertThat(gauge("waybill.orders.late")).isZero();
        metrics.runOnce(NOON.plusSeconds(61));
        assertThat(gauge("waybill.orders.late")).isEqualTo(1);
        metrics.runOnce(NOON.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(gauge("waybill.orders.late")).isEqualTo(2);
    }

    @Test
    void more_words_of_channels_than_anybody_has_are_counted_as_one() {
        for (int i = 0; i < OrderMetrics.BLOCKERS_MAX; i++) {
            jdbc.sql("insert into orders (order_id, version, blocker, blocker_owner) values (?, 1, ?, 'STAFF')")
                    .params("filler" + i, word + i)
                    .update();
        }
        count(NOON);
        var known = Blocker.Kind.values().length - 1;
        assertThat(blocked(OrderMetrics.OTHER, Owner.STAFF)).isEqualTo(known);
        assertThat(meters.find("waybill.orders.blocked").gauges().stream().mapToDouble(g -> g.value()).sum())
                .isEqualTo(OrderMetrics.BLOCKERS_MAX);
    }

    @Test
    void the_lag_is_that_of_the_order_which_has_been_due_longest() {
        var id = new PlacedOrders(processor).place("MAN-HAT");
        jdbc.sql("update orders set due_at = :due::timestamptz where order_id = :id")
                .param("due", NOON.plus(Duration.ofDays(3_650)).toString())
                .param("id", id.value())
                .update();
        var metrics = count(NOON);
        assertThat(gauge("waybill.orders.due.lag.seconds")).isZero();
        metrics.runOnce(NOON.plus(Duration.ofDays(3_650)).plusSeconds(90));
        assertThat(gauge("waybill.orders.due.lag.seconds")).isEqualTo(90);
    }

    private OrderMetrics count(Instant now) {
        var metrics = new OrderMetrics(report, meters);
        metrics.runOnce(now);
        return metrics;
    }

    private double blocked(String blocker, Owner owner) {
        return gauge("waybill.orders.blocked", "blocker", blocker, "owner", owner.name());
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }
}
