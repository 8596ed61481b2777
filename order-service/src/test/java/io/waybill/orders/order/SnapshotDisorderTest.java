package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static io.waybill.orders.order.OrderScenario.givenTidyStore;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Snapshots come twice, late and in any order: the order ends the same. */
class SnapshotDisorderTest {

    private static final OrderCommand FIRST = placed(line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2));

    private static final Instant LATER = OrderFixture.NOON.plusSeconds(60);

    /** What source and channels say, newest last; every one holds all that the ones before it told. */
    private static final List<OrderCommand> NEWS = List.of(
            snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2)),
                    parcel("77", "2", 1)),
            snapshot(3, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2)),
                    parcel("77", ShipmentStatus.DELIVERED, "2", 1), parcel("78", "2", 1)),
            snapshot(4, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2)),
                    parcel("77", ShipmentStatus.DELIVERED, "2", 1), parcel("78", ShipmentStatus.CANCELLED, "2", 1)),
            update(F1, 1, FulfillmentOrderStatus.RECEIVED), update(F1, 2, FulfillmentOrderStatus.ACCEPTED),
            update(F1, 3, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)),
            update(F1, 4, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", ShipmentStatus.CANCELLED, "1", 1),
                    parcel("b", "1", 2)),
            update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", ShipmentStatus.CANCELLED, "1", 1),
                    parcel("b", ShipmentStatus.DELIVERED, "1", 2)));

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void any_order_and_repetition_of_snapshots_ends_in_the_same_document(@ForAll long seed) {
        var inOrder = given(FIRST);
        NEWS.forEach(inOrder::when);
        var shuffled = given(FIRST);
        disordered(new Random(seed)).forEach(shuffled::when);
        assertThat(document(shuffled.order())).isEqualTo(document(inOrder.order()));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void also_where_orders_are_archived_by_themselves(@ForAll long seed) {
        var all = new ArrayList<>(NEWS);
        all.add(snapshot(9, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2)),
                parcel("77", ShipmentStatus.DELIVERED, "2", 1), parcel("78", ShipmentStatus.CANCELLED, "2", 1),
                parcel("79", "2", 1)));
        all.add(update(F1, 9, FulfillmentOrderStatus.FULFILLED, parcel("a", ShipmentStatus.CANCELLED, "1", 1),
                parcel("b", ShipmentStatus.DELIVERED, "1", 2), parcel("c", "1", 1)));
        var inOrder = givenTidyStore(FIRST);
        all.forEach(inOrder::when);
        var shuffled = givenTidyStore(FIRST);
        Collections.shuffle(all, new Random(seed));
        all.forEach(shuffled::when);
        assertThat(inOrder.order().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(shuffled.order().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
    }

    /** Of an order that no channel takes, so that there are no fulfillment orders whose making would depend on order. */
    private static final List<OrderCommand> NEWS_OF_WAITING = List.of(says(2, PaymentStatus.PAID, null, "XYZ"),
            says(3, PaymentStatus.PENDING, LATER, "XYZ"), says(4, PaymentStatus.VOIDED, null, "XYZ"),
            says(5, PaymentStatus.PAID, LATER.plusSeconds(5), "XYZ"), says(6, PaymentStatus.AUTHORIZED, null, "ABC"),
            says(7, PaymentStatus.PAID, LATER, "ABC"), says(8, PaymentStatus.PAID, null, "ABC"),
            OrderFixture.cancelledAtSource(says(9, PaymentStatus.VOIDED, null, "ABC")));

    private static OrderCommand.ReceiveSnapshot says(long revision, PaymentStatus payment, @Nullable Instant fulfillAt,
            String sku) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, payment, fulfillAt, line("1", sku, 1)));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void an_order_that_waits_ends_the_same_whatever_was_heard_on_the_way(@ForAll long seed) {
        var random = new Random(seed);
        var last = 1 + random.nextInt(NEWS_OF_WAITING.size());
        var reschedule = new OrderCommand.RescheduleOrder(OrderFixture.ID, LATER.plusSeconds(99), "olga",
                OrderFixture.NOON);
        var first = List.of(says(1, PaymentStatus.PENDING, null, "XYZ"), OrderFixture.held("a"), reschedule);
        var some = new ArrayList<>(NEWS_OF_WAITING.subList(0, last));
        var newest = some.removeLast();
        var direct = given(first.toArray(OrderCommand[]::new)).when(newest);
        some.removeIf(_ -> random.nextBoolean());
        some.add(newest);
        Collections.shuffle(some, random);
        var onTheWay = given(first.toArray(OrderCommand[]::new));
        some.forEach(onTheWay::when);
        assertThat(timesApart(onTheWay.order())).isEqualTo(timesApart(direct.order()));
        onTheWay.when(OrderFixture.released("a", OrderFixture.NOON));
        direct.when(OrderFixture.released("a", OrderFixture.NOON));
        assertThat(timesApart(onTheWay.order())).isEqualTo(timesApart(direct.order()));
    }

    private static Order timesApart(Order order) {
        var r = order.restraint();
        return document(order)
                .with(new Restraint(r.routing(), r.holds(), r.rescheduling(), r.notBefore(), r.unpaid(), null));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void reading_everything_again_changes_nothing(@ForAll long seed) {
        var random = new Random(seed);
        var scenario = given(FIRST);
        disordered(random).forEach(scenario::when);
        for (var again : disordered(random)) scenario.when(asReplayed(again)).thenNothing();
        scenario.when(asReplayed(FIRST)).thenNothing();
    }

    private static OrderCommand asReplayed(OrderCommand news) {
        return switch (news) {
            case OrderCommand.ReceiveSnapshot s -> OrderFixture.replayed(s);
            case OrderCommand.ReceiveUpdate u -> OrderFixture.replayed(u);
            default -> throw new AssertionError("a topic holds no " + news);
        };
    }

    /** Whatever is interleaved, {@link OrderScenario#when} checks the invariants after every step. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void commands_in_between_conserve_units_and_money(@ForAll long seed) {
        var random = new Random(seed);
        var commands = new ArrayList<>(disordered(random));
        var interleaved = List.<OrderCommand>of(OrderFixture.cancelled(), OrderFixture.cancelled(Units.of("1", 1)),
                OrderFixture.cancelled(Units.of("1", 2)), edited("1", 5), edited("2", 1), edited("2", 2), OrderFixture
                        .cancelled(Units.of("2", 1)), sentByHand(F2, Units
                                .of("2", 1)),
                new OrderCommand.CancelShipment(new ShipmentId(F2, 1), "olga", OrderFixture.NOON),
                OrderFixture.stopped(F1, 6, "1", 3), update(F1, 7, FulfillmentOrderStatus.REJECTED),
                snapshot(6, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 1))),
                new OrderCommand.RouteOrder(OrderFixture.ID, "olga", OrderFixture.NOON), OrderFixture.requested(),
                new OrderCommand.ArchiveOrder(OrderFixture.ID, "olga", OrderFixture.NOON),
                new OrderCommand.MoveShare(F1, Channel.MANUAL, Units.of("1", 1), "olga", OrderFixture.NOON),
                new OrderCommand.SplitShare(F2, Units.of("2", 1), "olga", OrderFixture.NOON),
                new OrderCommand.MergeShares(F2, Set.of(new FulfillmentOrderId(OrderFixture.ID, 3)), "olga",
                        OrderFixture.NOON),
                new OrderCommand.RouteTo(OrderFixture.ID, Channel.FBA, Units.NONE, "olga", OrderFixture.NOON),
                OrderFixture.held("a"), OrderFixture.held("b"), OrderFixture.released("a", OrderFixture.NOON),
                new OrderCommand.RescheduleOrder(OrderFixture.ID, LATER, "olga", OrderFixture.NOON),
                new OrderCommand.TimePassed(OrderFixture.ID, LATER),
                snapshot(7, content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING, LATER, line("1", "DS-MUG", 4))));
        for (var command : interleaved) {
            if (random.nextBoolean()) commands.add(random.nextInt(commands.size() + 1), command);
        }
        var scenario = given(random.nextBoolean() ? OrderFixture.router() : OrderFixture.routerThatWaits(), FIRST);
        commands.forEach(scenario::when);
        assertThat(scenario.order().version()).isPositive();
    }

    private static OrderCommand edited(String line, int quantity) {
        return new OrderCommand.EditOrder(OrderFixture.ID, Map.of(line, quantity),
                Map.of(RecipientField.CITY, "York"), "olga", OrderFixture.NOON);
    }

    private static List<OrderCommand> disordered(Random random) {
        var commands = new ArrayList<>(NEWS);
        for (int repeats = random.nextInt(6); repeats > 0; repeats--)
            commands.add(NEWS.get(random.nextInt(NEWS.size())));
        Collections.shuffle(commands, random);
        return commands;
    }

    /** Everything but the version: in another order there are other facts on the way. */
    private static Order document(Order order) {
        return order.atVersion(0).with(Aside.EMPTY);
    }
}
