package io.waybill.orders.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    static final Comparator<CancelCase> FIRST_SERVED = Comparator
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

    /** {@code byLine}: how many of them are for wishes by line; the rest is for the one for the whole order, if any. */
    Cancels stop(Units units, Units byLine) {
        var next = this;
        var rest = units.atMost(byLine);
        var others = units.minus(rest);
        for (var c : cases.stream().sorted(FIRST_SERVED).toList()) {
            var share = c.wish().whole() ? others : rest.atMost(c.rest());
            next = next.changed(c.wish().number(), share);
            if (!c.wish().whole()) rest = rest.minus(share);
        }
        return next;
    }

    private Cancels changed(int number, Units share) {
        return share.isNone() ? this : changed(c -> c.wish().number() == number ? c.stop(share) : c);
    }

    private Cancels changed(UnaryOperator<CancelCase> change) {
        return new Cancels(whole, cases.stream().map(change).toList());
    }
}
