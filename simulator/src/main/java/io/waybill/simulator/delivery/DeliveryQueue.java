package io.waybill.simulator.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Everything that waits to be sent, earliest first, and what was held back until a later webhook overtakes it. */
final class DeliveryQueue {

    private final PriorityQueue<Queued> waiting = new PriorityQueue<>(Queued.EARLIEST_FIRST);
    private final Map<String, Queued> heldByOrder = new HashMap<>();
    private int onTheWay;
    private long numbers;

    synchronized void add(Webhook webhook, int attempt, boolean repeat, Instant dueAt) {
        waiting.add(new Queued(webhook, attempt, repeat, dueAt, numbers++));
    }

    /** Holds one webhook of an order back until {@link #overtaken} or until its time; a second one is not held. */
    synchronized void hold(Webhook webhook, Instant now, Instant until) {
        boolean free = !heldByOrder.containsKey(webhook.orderId());
        Queued queued = new Queued(webhook, 1, false, free ? until : now, numbers++);
        if (free) {
            heldByOrder.put(webhook.orderId(), queued);
        }
        waiting.add(queued);
    }

    /** The next that is due; it counts as on its way until {@link #arrived}. */
    synchronized @Nullable Queued takeDue(Instant now) {
        Queued first = waiting.peek();
        if (first == null || first.dueAt().isAfter(now)) {
            return null;
        }
        waiting.remove();
        heldByOrder.remove(first.webhook().orderId(), first);
        onTheWay++;
        return first;
    }

    synchronized void arrived(Queued sent, Instant now) {
        onTheWay--;
        overtaken(sent.webhook(), now);
    }

    synchronized int size() {
        return waiting.size() + onTheWay;
    }

    private void overtaken(Webhook by, Instant now) {
        Queued held = heldByOrder.get(by.orderId());
        if (held != null && !held.webhook().id().equals(by.id()) && waiting.remove(held)) {
            heldByOrder.remove(by.orderId());
            waiting.add(held.movedTo(now));
        }
    }
}
