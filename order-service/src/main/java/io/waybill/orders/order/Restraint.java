package io.waybill.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps open units of an order from being given to a channel.
 *
 * @param notBefore null: at once
 * @param readySince when the last hold, schedule or missing payment that there was went away; null: there was none
 */
public record Restraint(RoutingBlock routing, List<Hold> holds, @Nullable Instant notBefore,
        @Nullable Instant readySince) {

    public static final Restraint NONE = new Restraint(RoutingBlock.NONE, List.of(), null, null);

    public Restraint { holds = List.copyOf(holds); }

    /** Whether somebody or a schedule says to wait, so that the rules are not even asked. */
    boolean isWaiting() {
        return !holds.isEmpty() || notBefore != null;
    }

    Optional<Hold> hold(String handle) {
        return holds.stream().filter(h -> h.handle().equals(handle)).findFirst();
    }

    Restraint with(RoutingBlock other, Instant at) {
        var paidNow = routing.unpaid() != null && other.unpaid() == null;
        return new Restraint(other, holds, notBefore, paidNow ? at : readySince);
    }

    Restraint with(Hold hold) {
        var next = new ArrayList<>(holds);
        next.add(hold);
        return new Restraint(routing, next, notBefore, readySince);
    }

    Restraint without(String handle, Instant at) {
        return new Restraint(routing, holds.stream().filter(h -> !h.handle().equals(handle)).toList(), notBefore, at);
    }

    Restraint until(Instant other) {
        return new Restraint(routing, holds, other, readySince);
    }

    Restraint begun(Instant at) {
        return new Restraint(routing, holds, null, at);
    }
}
