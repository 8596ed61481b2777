package io.waybill.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps units of an order from being begun.
 *
 * @param notBefore the time it waits for; null: none
 * @param unpaid null: it is paid well enough, or nothing is left to begin
 * @param readySince when the last hold, time or payment that it waited for was no more; null: there was none
 */
public record Restraint(RoutingBlock routing, List<Hold> holds, @Nullable Rescheduling rescheduling,
        @Nullable Instant notBefore, @Nullable PaymentBlock unpaid, @Nullable Instant readySince) {

    public static final Restraint NONE = new Restraint(RoutingBlock.NONE, List.of(), null, null, null, null);

    public Restraint { holds = List.copyOf(holds); }

    /** Whether the rules are not even asked for a channel. */
    boolean isWaiting() {
        return !holds.isEmpty() || notBefore != null || unpaid != null;
    }

    Optional<Hold> hold(String handle) {
        return holds.stream().filter(h -> h.handle().equals(handle)).findFirst();
    }

    Restraint with(RoutingBlock other) {
        return new Restraint(other, holds, rescheduling, notBefore, unpaid, readySince);
    }

    Restraint with(Hold hold) {
        var next = new ArrayList<>(holds);
        next.add(hold);
        return new Restraint(routing, next, rescheduling, notBefore, unpaid, readySince);
    }

    Restraint without(String handle, Instant at) {
        var next = holds.stream().filter(h -> !h.handle().equals(handle)).toList();
        return new Restraint(routing, next, rescheduling, notBefore, unpaid, next.isEmpty() ? at : readySince);
    }

    Restraint with(Rescheduling other) {
        return new Restraint(routing, holds, other, notBefore, unpaid, readySince);
    }

    Restraint until(Instant other) {
        return new Restraint(routing, holds, rescheduling, other, unpaid, readySince);
    }

    Restraint begun(Instant at) {
        return new Restraint(routing, holds, rescheduling, null, unpaid, at);
    }

    Restraint with(PaymentBlock other) {
        return new Restraint(routing, holds, rescheduling, notBefore, other, readySince);
    }

    Restraint paid(Instant at) {
        return new Restraint(routing, holds, rescheduling, notBefore, null, at);
    }
}
