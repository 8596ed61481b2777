package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Made-up histories of what source and channel say, each heard in order and in disorder: the order ends the same. */
class GeneratedHistoryTest {

    private static final int ORDERED = 6;
    private static final OrderCommand FIRST = placed(line("1", "DS-MUG", ORDERED), line("2", "MAN-HAT", ORDERED));

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void any_permutation_and_repetition_of_any_history_converges(@ForAll long seed) {
        var random = new Random(seed);
        var people = people(random);
        var news = new History(random).news();
        var inOrder = given(people);
        news.forEach(inOrder::when);
        var disordered = new ArrayList<>(news);
        for (int again = random.nextInt(6); again > 0; again--) disordered.add(news.get(random.nextInt(news.size())));
        Collections.shuffle(disordered, random);
        var shuffled = given(people);
        disordered.forEach(shuffled::when);
        assertThat(document(shuffled.order())).isEqualTo(document(inOrder.order()));
        var onlyLast = given(people);
        last(news).forEach(onlyLast::when);
        assertThat(document(onlyLast.order())).isEqualTo(document(inOrder.order()));
    }

    /** What people decided before keeps its place. */
    private static OrderCommand[] people(Random random) {
        var first = new ArrayList<>(List.of(FIRST));
        if (random.nextBoolean()) first.add(OrderFixture.cancelled(Units.of("2", 1 + random.nextInt(ORDERED - 1))));
        if (random.nextBoolean()) first.add(OrderFixture.held("a"));
        return first.toArray(OrderCommand[]::new);
    }

    /** The newest snapshot of each object: whoever missed the others has missed nothing. */
    private static List<OrderCommand> last(List<OrderCommand> news) {
        Map<String, OrderCommand> newest = new LinkedHashMap<>();
        news.forEach(one -> newest.put(one.cause().id(), one));
        return List.copyOf(newest.values());
    }

    private static Order document(Order order) {
        return order.atVersion(0).with(Aside.EMPTY);
    }

    /** Snapshots are cumulative: a parcel once told stays, with whatever became of it. */
    private static final class History {

        private static final List<ShipmentStatus> STATUSES = List.of(ShipmentStatus.SHIPPED, ShipmentStatus.IN_TRANSIT,
                ShipmentStatus.DELIVERED, ShipmentStatus.FAILED, ShipmentStatus.CANCELLED);

        private final Random random;
        private final Map<String, ReportedShipment> inShop = new LinkedHashMap<>();
        private final Map<String, ReportedShipment> atChannel = new LinkedHashMap<>();

        History(Random random) {
            this.random = random;
        }

        List<OrderCommand> news() {
            var news = new ArrayList<OrderCommand>();
            for (int revision = 2; revision < 4 + random.nextInt(6); revision++) {
                news.add(random.nextBoolean() ? fromShop(revision) : fromChannel(revision));
            }
            return news;
        }

        private OrderCommand fromShop(long revision) {
            change(inShop, "2");
            var payment = random.nextBoolean() ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_REFUNDED;
            var content = OrderFixture.content(DeliveryMethod.SHIPPING, payment, null, line("1", "DS-MUG", ORDERED),
                    line("2", "MAN-HAT", ORDERED));
            return snapshot(revision, content, inShop.values().toArray(ReportedShipment[]::new));
        }

        private OrderCommand fromChannel(long revision) {
            change(atChannel, "1");
            var problem = random.nextInt(4) == 0 ? new Problem("UNPAID", "pay it", Owner.STAFF, null) : null;
            return new OrderCommand.ReceiveUpdate(F1, revision, new ChannelReport(FulfillmentOrderStatus.IN_PROGRESS,
                    List.of("8123"), List.of(), List.of(), problem, Long.MAX_VALUE), List.copyOf(atChannel.values()),
                    Arrival.LIVE, OrderFixture.NOON);
        }

        /** One parcel more, or another status of one that is there. */
        private void change(Map<String, ReportedShipment> parcels, String line) {
            var key = "p" + random.nextInt(3);
            var status = STATUSES.get(random.nextInt(STATUSES.size()));
            var units = parcels.containsKey(key) ? parcels.get(key).units().at(line) : 1 + random.nextInt(2);
            parcels.put(key, OrderFixture.parcel(key, status, line, units));
        }
    }
}
