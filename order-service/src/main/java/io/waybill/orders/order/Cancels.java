package io.waybill.orders.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is cancelled of an order, and by whom.
 *
 * @param whole null: not the whole order
 * @param cases people's wishes, by number; a cancel at the source is none of them
 */
public record Cancels(@Nullable Cancellation whole, List<CancelCase> cases) {

    public static final Cancels NONE = new Cancels(null, List.of());

    /** Of wishes for units of one line the newest comes first; one for the whole order takes what they leave. */
    private static final Comparator<CancelCase> FIRST_SERVED = Comparator
            .comparing((CancelCase c) -> c.wish().whole())
            .thenComparing(c -> c.wish().number(), Comparator.reverseOrder());

    public Cancels { cases = List.copyOf(cases); }

    Cancels with(Cancellation other) {
        return new Cancels(other, cases);
    }

    Cancels with(CancelWish wish) {
        var next = new ArrayList<>(cases);
        next.add(CancelCase.of(wish));
        return new Cancels(whole, next);
    }

    Cancels with(int number, RefundStatement stated) {
        return changed(c -> c.wish().number() == number ? c.with(stated) : c);
    }

    /** {@code byLine}: how many of them are for wishes by line; a wish for the whole order gets of the rest what it asked for. */
    Cancels stop(Units units, Units byLine) {
        var next = this;
        var rest = units.atMost(byLine);
        var others = units.minus(rest);
        for (var c : firstServed()) {
            var share = c.rest().atMost(c.wish().whole() ? others : rest);
            next = next.changed(c.wish().number(), share);
            if (!c.wish().whole()) rest = rest.minus(share);
        }
        return next;
    }

    List<CancelCase> firstServed() {
        return cases.stream().sorted(FIRST_SERVED).toList();
    }

    /** What wishes by line still ask for, possible or not. */
    Units restByLine() {
        var open = cases.stream().filter(c -> !c.wish().whole()).map(CancelCase::rest);
        return Units.sum(open.toList());
    }

    /** How many units each line had when somebody last cancelled some of it. */
    Units orderedThen() {
        var then = new TreeMap<String, Integer>();
        for (var c : cases) {
            c.wish().lines().forEach(line -> then.merge(line.lineId(), line.ordered(), Math::max));
        }
        return new Units(then);
    }

    private Cancels changed(int number, Units share) {
        return share.isNone() ? this : changed(c -> c.wish().number() == number ? c.stop(share) : c);
    }

    private Cancels changed(UnaryOperator<CancelCase> change) {
        return new Cancels(whole, cases.stream().map(change).toList());
    }
}
