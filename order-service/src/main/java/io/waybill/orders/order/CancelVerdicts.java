package io.waybill.orders.order;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which of the units that people cancelled were stopped, which it was too late for, and which nobody knows of yet. */
public final class CancelVerdicts {

    private CancelVerdicts() {}

    /** Per line and verdict the number of units; together they are what was asked for, or what was stopped if more. */
    public static List<LineVerdict> of(Order order, CancelCase wanted) {
        var pending = pending(order, wanted);
        var tooLate = wanted.rest().minus(pending);
        var verdicts = new ArrayList<LineVerdict>();
        for (var line : wanted.wish().units().plus(wanted.stopped()).lines()) {
            add(verdicts, line, wanted.stopped(), Verdict.STOPPED);
            add(verdicts, line, tooLate, Verdict.TOO_LATE);
            add(verdicts, line, pending, Verdict.PENDING);
        }
        return verdicts;
    }

    private static void add(List<LineVerdict> verdicts, String line, Units units, Verdict verdict) {
        if (units.at(line) > 0) verdicts.add(new LineVerdict(line, units.at(line), verdict));
    }

    /** Units that are to be stopped wherever that is still possible, also where a channel said that it is too late. */
    static Units wanted(Order order) {
        return order.cancellation() == null ? wantedByLine(order) : unsent(order);
    }

    /** Units that were ordered after somebody cancelled some of their line are not meant by that. */
    static Units wantedByLine(Order order) {
        var rest = new TreeMap<String, Integer>();
        for (var c : order.cancels().cases()) {
            if (c.wish().whole()) continue;
            c.rest().byLine().forEach((line, quantity) -> rest.merge(line, quantity, Math::addExact));
        }
        return rest.isEmpty() ? Units.NONE : new Units(rest).atMost(unsent(order).minus(addedSince(order)));
    }

    private static Units addedSince(Order order) {
        var then = new TreeMap<String, Integer>();
        for (var c : order.cancels().cases()) {
            c.wish().lines().forEach(line -> then.merge(line.lineId(), line.ordered(), Math::max));
        }
        return order.known().ordered().only(then::containsKey).minus(new Units(then));
    }

    private static Units unsent(Order order) {
        return order.open().plus(order.requested());
    }

    /** Of what is wanted, what no channel has given a verdict on. */
    static Units pending(Order order, CancelCase wanted) {
        var undecided = undecided(order);
        var byLine = wantedByLine(order).atMost(undecided);
        if (wanted.wish().whole()) return wanted.rest().atMost(undecided.minus(byLine));
        for (var c : order.cancels().cases().stream().sorted(Cancels.FIRST_SERVED).toList()) {
            var share = c.rest().atMost(byLine);
            if (c.equals(wanted)) return share;
            byLine = byLine.minus(share);
        }
        return Units.NONE;
    }

    private static Units undecided(Order order) {
        var undecided = order.fulfillmentOrders().stream().filter(f -> !f.isPastStopping());
        return order.open().plus(Units.sum(undecided.map(FulfillmentOrder::requested).toList()));
    }
}
