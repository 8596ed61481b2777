package io.waybill.orders.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a job has come. */
public record Job(long id, String command, String by, Instant createdAt, State state, int orders, int granted,
        int refused, @Nullable Instant finishedAt) {

    /** STOPPED: what was pending then stays so. */
    public enum State { RUNNING, DONE, STOPPED }

    public int pending() {
        return orders - granted - refused;
    }
}
