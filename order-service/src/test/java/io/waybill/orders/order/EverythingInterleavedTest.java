package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever people, source, channels and time do, in any order: {@link OrderScenario} checks after every fact that units
 * and cents are conserved and that nothing is begun while the order waits. Here: that everything comes to an end.
 */
class EverythingInterleavedTest {

    private static final int STEPS = 40;
    private static final int ROUNDS_MAX = 40;

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void every_unit_ends_sent_or_cancelled_and_every_cancelled_one_is_accounted_for(@ForAll long seed) {
        new Run(seed).play().settle().check();
    }

    private static final class Run {

        private final Random random;
        private final OrderScenario scenario;
        private final SupplierInMemory supplier = new SupplierInMemory();
        private long revision = 1;
        private Instant now = NOON;

        Run(long seed) {
            random = new Random(seed);
            scenario = given(random.nextBoolean() ? OrderFixture.router() : OrderFixture.routerThatWaits(), placed(line(
                    "1", random.nextBoolean() ? "DS-MUG" : "MAN-HAT", 1 + random.nextInt(5))));
        }

        Run play() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(1);
                switch (random.nextInt(5)) {
                    case 0 -> supplier.hear(scenario.order());
                    case 1 -> supplier.send(scenario.order());
                    case 2 -> tell();
                    default -> scenario.when(any());
                }
                if (random.nextInt(15) == 0) supplier.loseAnswer();
            }
            return this;
        }

        private OrderCommand any() {
            var order = scenario.order();
            var some = Units.of("1", 1 + random.nextInt(3));
            var f = new FulfillmentOrderId(ID, 1 + random.nextInt(order.fulfillmentOrders().size() + 1));
            var shipment = new ShipmentId(f, 1 + random.nextInt(2));
            return switch (random.nextInt(15)) {
                case 0 -> cancel(some);
                case 1 -> cancel(random.nextInt(4) == 0 ? Units.NONE : some);
                case 2 -> new OrderCommand.EditOrder(ID, Map.of("1", random.nextInt(7)), Map.of(), "olga", now);
                case 3 -> told();
                case 4 -> new OrderCommand.HoldOrder(ID, new Hold("a", Hold.Reason.OTHER, "", "olga", now));
                case 5 -> OrderFixture.released("a", now);
                case 6 -> new OrderCommand.RescheduleOrder(ID, now.plusSeconds(random.nextInt(9)), "olga", now);
                case 7 -> new OrderCommand.TimePassed(ID, now);
                case 8 -> send(f, random.nextBoolean() ? Units.NONE : some);
                case 9 -> new OrderCommand.CancelShipment(shipment, "olga", now);
                case 10 -> new OrderCommand.MoveShare(f, random.nextBoolean() ? Channel.MANUAL : Channel.FBA, some,
                        "olga", now);
                case 11 -> new OrderCommand.SplitShare(f, some, "olga", now);
                case 13 -> new OrderCommand.CancelShare(f, "olga", now);
                case 12 -> new OrderCommand.RouteOrder(ID, "olga", now);
                default -> new OrderCommand.RequestOrder(ID, "olga", now);
            };
        }

        private void tell() {
            for (var report : supplier.report()) {
                scenario.when(new OrderCommand.ReceiveUpdate(report.fulfillmentOrderId(), report.revision(), report
                        .report(), report.shipments(), Arrival.LIVE, now));
            }
        }

        private OrderCommand cancel(Units units) {
            return new OrderCommand.CancelOrder(ID, units, new CancelTerms("OTHER", "", true, terms()), false, "olga",
                    now);
        }

        private OrderCommand send(FulfillmentOrderId id, Units units) {
            return new OrderCommand.RecordShipment(id, new Tracking("DHL", "JD01", ""), units, "olga", now);
        }

        private RefundTerms terms() {
            return new RefundTerms(random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(3_000), 2),
                    BigDecimal
                            .valueOf(random.nextInt(10_001), 2));
        }

        private OrderCommand told() {
            var s = snapshot(++revision, content(DeliveryMethod.SHIPPING, random.nextInt(4) == 0
                    ? PaymentStatus.PENDING
                    : PaymentStatus.PAID, null, line("1", "DS-MUG", 1 + random.nextInt(5))));
            return OrderFixture.at(s, now);
        }

        /** Everybody does what is theirs to do until nobody has to. */
        Run settle() {
            supplier.findAnswer();
            now = now.plusSeconds(99);
            scenario.when(OrderFixture.at(snapshot(++revision, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT",
                    3))), now));
            scenario.when(OrderFixture.released("a", now));
            for (int round = 0; round < ROUNDS_MAX && !scenario.order().isFinished(); round++) {
                scenario.when(new OrderCommand.TimePassed(ID, now));
                scenario.when(new OrderCommand.RequestOrder(ID, "olga", now));
                scenario.when(new OrderCommand.RouteOrder(ID, "olga", now));
                supplier.hear(scenario.order());
                supplier.send(scenario.order());
                tell();
                scenario.order()
                        .fulfillmentOrders()
                        .stream()
                        .filter(f -> f.channel() == Channel.MANUAL)
                        .forEach(f -> scenario.when(send(f.id(), Units.NONE)));
            }
            return this;
        }

        void check() {
            var order = scenario.order();
            assertThat(order.isFinished()).as("%s", order).isTrue();
            for (var c : order.cancels().cases()) {
                assertThat(c.stated().units()).as("%s", c).isEqualTo(c.stopped());
                assertThat(CancelVerdicts.of(order).get(c.wish().number())).as("%s", c)
                        .noneMatch(v -> v.verdict() == Verdict.PENDING);
            }
            var tooMany = !order.shipped().minus(order.known().ordered().minus(order.cancelled())).isNone();
            assertThat(flagged(order)).as("%s", order).isEqualTo(tooMany);
        }

        private static boolean flagged(Order order) {
            var kinds = List.of(OrderException.Kind.OVER_SHIPPED, OrderException.Kind.REFUNDED_BUT_SHIPPED);
            return Exceptions.of(order).stream().anyMatch(e -> kinds.contains(e.kind()));
        }
    }
}
