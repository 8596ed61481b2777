package io.waybill.orders.order;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Says which invariants an order, or its history, breaks: none, unless there is a bug or somebody changed the data. */
public final class Invariants {

    private Invariants() {}

    public static Set<Invariant> brokenBy(Order order) {
        var broken = EnumSet.noneOf(Invariant.class);
        if (order.isUnknown()) return broken;
        if (!unitsAreConserved(order)) broken.add(Invariant.UNITS);
        if (!moneyIsConserved(order)) broken.add(Invariant.MONEY);
        if ((order.blocker() == null) != order.isFinished()) broken.add(Invariant.BLOCKER);
        if (!idsAreInSequence(order)) broken.add(Invariant.IDS);
        return broken;
    }

    /** {@code facts}: how many the journal holds; {@code last}: the sequence of the last. */
    public static Set<Invariant> brokenBy(long version, long facts, long last) {
        var broken = EnumSet.noneOf(Invariant.class);
        if (facts != last) broken.add(Invariant.SEQUENCE);
        if (version != last) broken.add(Invariant.VERSION);
        return broken;
    }

    private static boolean unitsAreConserved(Order order) {
        var ordered = order.known().ordered().plus(order.overShipped());
        var accounted = order.open().plus(order.requested()).plus(order.shipped()).plus(order.cancelled());
        return accounted.equals(ordered)
                && accounted.lines().stream().allMatch(line -> order.known().line(line).isPresent());
    }

    private static boolean moneyIsConserved(Order order) {
        var cases = order.cancels().cases();
        var stopped = Units.sum(cases.stream().map(CancelCase::stopped).toList());
        return stopped.minus(order.cancelled()).isNone() && cases.stream().allMatch(Invariants::addsUp);
    }

    private static boolean addsUp(CancelCase c) {
        var stated = c.stated();
        var most = c.wish().terms().refund().amountMax();
        return stated.units().minus(c.stopped()).isNone()
                && stated.value().compareTo(Money.inCoins(stated.goods(), c.wish().currency())) == 0
                && Stream.of(stated.refund(), stated.restockingFee(), stated.withheld())
                        .allMatch(part -> part.signum() >= 0)
                && (most == null || stated.refund().compareTo(most) <= 0);
    }

    private static boolean idsAreInSequence(Order order) {
        var number = 1;
        for (var f : order.fulfillmentOrders()) {
            if (!f.id().equals(new FulfillmentOrderId(order.id(), number++)) || !shipmentsAreInSequence(f))
                return false;
        }
        return true;
    }

    private static boolean shipmentsAreInSequence(FulfillmentOrder f) {
        var keys = new HashSet<String>();
        var number = 1;
        for (var shipment : f.shipments()) {
            if (!shipment.id().equals(new ShipmentId(f.id(), number++))) return false;
            if (!keys.add(shipment.report().outsideKey())) return false;
        }
        return true;
    }
}
