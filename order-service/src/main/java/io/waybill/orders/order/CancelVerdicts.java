package io.waybill.orders.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the units that people cancelled were stopped, which it was too late for, and which nobody knows of yet. */
public final class CancelVerdicts {

    private CancelVerdicts() {}

    /** By the number of each wish, per line and verdict the number of units; together they are what was asked for. */
    public static Map<Integer, List<LineVerdict>> of(Order order) {
        var verdicts = new HashMap<Integer, List<LineVerdict>>();
        var pending = pending(order);
        for (var c : order.cancels().cases()) {
            var number = c.wish().number();
            verdicts.put(number, verdicts(c, pending.getOrDefault(number, Units.NONE)));
        }
        return verdicts;
    }

    private static List<LineVerdict> verdicts(CancelCase c, Units pending) {
        var tooLate = c.rest().minus(pending);
        var verdicts = new ArrayList<LineVerdict>();
        for (var line : c.wish().units().lines()) {
            add(verdicts, line, c.stopped(), Verdict.STOPPED);
            add(verdicts, line, tooLate, Verdict.TOO_LATE);
            add(verdicts, line, pending, Verdict.PENDING);
        }
        return verdicts;
    }

    private static void add(List<LineVerdict> verdicts, String line, Units units, Verdict verdict) {
        if (units.at(line) > 0) verdicts.add(new LineVerdict(line, units.at(line), verdict));
    }

    /** Units to be stopped that still can be: open ones, and those whose channel has not said that it is too late. */
    static Units wanted(Order order) {
        return order.cancellation() == null ? wantedByLine(order) : stoppable(order);
    }

    /** Units that were ordered after somebody cancelled some of their line are not meant by that. */
    static Units wantedByLine(Order order) {
        var rest = order.cancels().restByLine();
        return rest.isNone() ? rest : rest.atMost(stoppable(order).minus(addedSince(order)));
    }

    /** Open units that are to be cancelled: those that were added later are not among them. */
    static Units openWanted(Order order) {
        var wanted = wanted(order);
        if (wanted.isNone()) return wanted;
        var open = order.cancellation() == null ? order.open().minus(addedSince(order)) : order.open();
        return open.atMost(wanted);
    }

    /** Units that nobody has asked to cancel yet, and that were neither sent nor cancelled. */
    static Units left(Order order) {
        var unsent = order.open().plus(order.requested()).minus(order.overShipped());
        return unsent.minus(order.cancels().restByLine().atMost(unsent.minus(addedSince(order))));
    }

    private static Units addedSince(Order order) {
        var then = order.cancels().orderedThen();
        return order.known().ordered().only(then.lines()::contains).minus(then);
    }

    /** What is too much anyway is withdrawn for that reason. */
    private static Units stoppable(Order order) {
        var undecided = order.fulfillmentOrders().stream().filter(f -> !f.isPastStopping());
        return order.open()
                .plus(Units.sum(undecided.map(FulfillmentOrder::requested).toList()))
                .minus(order.overShipped());
    }

    /** Of each wish, by its number, what can still be stopped and is not yet. */
    static Map<Integer, Units> pending(Order order) {
        var pending = new HashMap<Integer, Units>();
        if (order.cancels().cases().stream().allMatch(c -> c.rest().isNone())) return pending;
        var byLine = wantedByLine(order);
        var others = stoppable(order).minus(byLine);
        for (var c : order.cancels().firstServed()) {
            var share = c.rest().atMost(c.wish().whole() ? others : byLine);
            pending.put(c.wish().number(), share);
            if (!c.wish().whole()) byLine = byLine.minus(share);
        }
        return pending;
    }
}
