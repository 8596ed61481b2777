package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.MergeShares;
import io.waybill.orders.order.OrderCommand.MoveShare;
import io.waybill.orders.order.OrderCommand.RouteTo;
import io.waybill.orders.order.OrderCommand.SplitShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Shares are moved, split and merged at random, while everything else happens: no unit is lost or given twice. */
class MovesDisorderTest {

    private static final int STEPS = 30;

    private static final OrderCommand FIRST = placed(line("1", "DS-MUG", 5), line("2", "MAN-HAT", 4),
            line("3", "XYZ", 3));

    private static final List<OrderCommand> NEWS = List.of(says(2, parcel("77", "2", 1)),
            says(3, parcel("77", "2", 1), parcel("78", "2", 1)),
            says(4, parcel("77", "2", 1), parcel("78", ShipmentStatus.CANCELLED, "2", 1)),
            says(5, parcel("77", ShipmentStatus.DELIVERED, "2", 1), parcel("78", ShipmentStatus.CANCELLED, "2", 1),
                    parcel("79", "2", 1)));

    /** {@link OrderScenario#when} checks the invariants after every fact, and that nothing is begun while it waits. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void whatever_is_moved_in_between_units_are_conserved(@ForAll long seed) {
        var random = new Random(seed);
        var scenario = given(random.nextBoolean() ? OrderFixture.router() : OrderFixture.routerThatWaits(), FIRST);
        for (var revision = 2; revision < STEPS; revision++) {
            scenario.when(random.nextInt(3) > 0 ? move(random, scenario.order()) : other(random, revision));
            assertThat(scenario.order().fulfillmentOrders()).hasSizeLessThanOrEqualTo(
                    FollowUps.FULFILLMENT_ORDERS_MAX);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void a_move_alone_neither_frees_nor_doubles_a_unit(@ForAll long seed) {
        var random = new Random(seed);
        var scenario = given(OrderFixture.routerThatWaits(), FIRST);
        for (var step = 0; step < STEPS; step++) {
            var before = scenario.order();
            scenario.when(move(random, before));
            var after = scenario.order();
            assertThat(after.open().plus(after.requested())).isEqualTo(before.open().plus(before.requested()));
            assertThat(after.overShipped()).isEqualTo(Units.NONE);
            Statistics.label("granted").collect(after.version() > before.version());
        }
        Statistics.label("granted").coverage(c -> c.check(true).percentage(share -> share > 30));
    }

    /** The portions that exist decide where the shop's parcels count, not which of its snapshots were seen. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void any_order_of_snapshots_ends_in_the_same_document(@ForAll long seed) {
        var random = new Random(seed);
        var history = new ArrayList<OrderCommand>(List.of(FIRST));
        var portioned = given(FIRST);
        for (var step = 0; step < 12; step++) {
            var before = portioned.order().version();
            var portion = random.nextInt(3) > 0 ? split(random, portioned.order()) : merge(random, portioned.order());
            if (portioned.when(portion).order().version() > before) history.add(portion);
        }
        var inOrder = given(history.toArray(OrderCommand[]::new));
        NEWS.forEach(inOrder::when);
        var shuffled = given(history.toArray(OrderCommand[]::new));
        var news = new ArrayList<>(NEWS);
        Collections.shuffle(news, random);
        news.forEach(shuffled::when);
        assertThat(document(shuffled.order())).isEqualTo(document(inOrder.order()));
    }

    private static Order document(Order order) {
        return order.atVersion(0).with(Aside.EMPTY);
    }

    private static OrderCommand says(long revision, ReportedShipment... parcels) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 5), line("2", "MAN-HAT", 4),
                line("3", "XYZ", 3)), parcels);
    }

    /** Mostly what could be done, and sometimes what could not. */
    private static OrderCommand move(Random random, Order order) {
        var channel = List.of(Channel.DROPSHIP, Channel.FBA, Channel.MANUAL).get(random.nextInt(3));
        var units = Units.of(String.valueOf(1 + random.nextInt(3)), 1 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> new RouteTo(ID, channel, random.nextBoolean() ? units : Units.NONE, "olga", NOON);
            case 1, 2 -> new MoveShare(any(random, order), channel, random.nextBoolean() ? units : Units.NONE, "olga",
                    NOON);
            case 3 -> merge(random, order);
            default -> split(random, order);
        };
    }

    private static OrderCommand split(Random random, Order order) {
        var id = any(random, order);
        var owed = order.fulfillmentOrder(id).map(FulfillmentOrder::requested).orElse(Units.NONE);
        var line = owed.lines().stream().findFirst().orElse("1");
        return new SplitShare(id, Units.of(line, 1 + random.nextInt(2)), "olga", NOON);
    }

    private static OrderCommand merge(Random random, Order order) {
        var id = any(random, order);
        var channel = order.fulfillmentOrder(id).map(FulfillmentOrder::channel);
        var others = unbegun(order).filter(f -> channel.filter(f.channel()::equals).isPresent())
                .map(FulfillmentOrder::id)
                .filter(other -> !other.equals(id))
                .collect(toSet());
        var next = new FulfillmentOrderId(ID, 1 + id.number());
        return new MergeShares(id, others.isEmpty() || random.nextInt(5) == 0 ? Set.of(next) : others, "olga", NOON);
    }

    private static FulfillmentOrderId any(Random random, Order order) {
        var unbegun = unbegun(order).map(FulfillmentOrder::id).toList();
        if (!unbegun.isEmpty() && random.nextInt(5) > 0) return unbegun.get(random.nextInt(unbegun.size()));
        return new FulfillmentOrderId(ID, 1 + random.nextInt(order.fulfillmentOrders().size() + 1));
    }

    private static Stream<FulfillmentOrder> unbegun(Order order) {
        return order.fulfillmentOrders().stream().filter(f -> f.isUnbegun() && !f.requested().isNone());
    }

    private static OrderCommand other(Random random, long revision) {
        var id = new FulfillmentOrderId(ID, 1 + random.nextInt(6));
        var line = String.valueOf(1 + random.nextInt(3));
        var lines = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> line(String.valueOf(n), List.of("DS-MUG", "MAN-HAT", "XYZ").get(n - 1), random.nextInt(
                        7)))
                .toArray(Line[]::new);
        return switch (random.nextInt(14)) {
            case 0 -> OrderFixture.held("a");
            case 1 -> OrderFixture.released("a", NOON);
            case 2 -> OrderFixture.requested();
            case 3 -> new OrderCommand.RouteOrder(ID, "olga", NOON);
            case 4 -> OrderFixture.sentByHand(id, random.nextBoolean() ? Units.NONE : Units.of(line, 1));
            case 5 -> new OrderCommand.CancelShipment(new ShipmentId(id, 1), "olga", NOON);
            case 6 -> snapshot(revision, content(DeliveryMethod.SHIPPING, lines));
            case 7 -> snapshot(revision, content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING, null, lines));
            case 8 -> says(revision, parcel("p" + revision, line, 1 + random.nextInt(2)));
            case 9 -> update(id, revision, FulfillmentOrderStatus.REJECTED);
            case 10 -> update(id, revision, FulfillmentOrderStatus.ACCEPTED);
            case 11 -> update(id, revision, FulfillmentOrderStatus.IN_PROGRESS, parcel("c" + revision, line, 1));
            case 12 -> OrderFixture.stopped(id, revision, line, 1 + random.nextInt(3));
            default -> random.nextInt(10) == 0 ? OrderFixture.cancelled() : new OrderCommand.TimePassed(ID, NOON);
        };
    }
}
