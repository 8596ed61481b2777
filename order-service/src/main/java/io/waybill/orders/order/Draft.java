package io.waybill.orders.order;

import io.waybill.orders.order.Decision.Granted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A decision in the making: every fact is applied at once, so that the next question sees its consequence. */
final class Draft {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Instant at;
    private final List<OrderFact> facts = new ArrayList<>();
    private Order order;

    Draft(Order order, Instant at) {
        this.order = order;
        this.at = at;
    }

    Order order() {
        return order;
    }

    List<OrderFact> facts() {
        return List.copyOf(facts);
    }

    Instant at() {
        return at;
    }

    void add(OrderFact fact) {
        facts.add(fact);
        order = Evolution.evolve(order, fact, at);
    }

    void seen(String object, long revision) {
        order = order.with(order.aside().seen(object, revision));
    }

    void remember(RecipientEdits edits) {
        order = order.with(order.aside().with(edits));
    }

    void remember(Recipient recipient) {
        order = order.with(order.aside().with(recipient));
    }

    /** A revision above the last one that also outlives a lost database: the time, unless time stood still. */
    long nextRevision(long last) {
        return Math.max(last + 1, at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / 1_000);
    }

    Granted granted() {
        return new Granted(List.copyOf(facts), order);
    }
}
