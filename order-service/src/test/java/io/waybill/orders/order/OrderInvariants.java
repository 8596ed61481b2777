package io.waybill.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of every order at every time. */
final class OrderInvariants {

    private OrderInvariants() {}

    static void check(Order order) {
        if (order.isUnknown()) return;
        unitsAreConserved(order);
        assertThat(order.blocker() == null).as("exactly the finished have no blocker").isEqualTo(order.isFinished());
        for (var f : order.fulfillmentOrders()) {
            assertThat(f.shipments()).extracting(s -> s.report().outsideKey()).doesNotHaveDuplicates();
            for (int i = 0; i < f.shipments().size(); i++) {
                assertThat(f.shipments().get(i).id()).isEqualTo(new ShipmentId(f.id(), i + 1));
            }
        }
    }

    private static void unitsAreConserved(Order order) {
        var ordered = order.known().ordered().plus(order.overShipped());
        var accounted = order.open().plus(order.requested()).plus(order.shipped()).plus(order.cancelled());
        assertThat(accounted).as("ordered + overShipped = open + requested + shipped + cancelled").isEqualTo(ordered);
    }
}
