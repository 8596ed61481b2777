package io.waybill.simulator.delivery;

import java.time.Instant;
import java.util.Comparator;

/** One sending that waits for its time. A repeat is sent once, whatever comes of it. */
record Queued(Webhook webhook, int attempt, boolean repeat, Instant dueAt, long number) {

    static final Comparator<Queued> EARLIEST_FIRST = Comparator.comparing(Queued::dueAt)
            .thenComparingLong(Queued::number);

    Queued movedTo(Instant when) {
        return new Queued(webhook, attempt, repeat, when, number);
    }
}
