package io.waybill.kit.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as its row says.
 *
 * @param trouble what it waits for, or why it failed
 */
record Replay(long id, Wanted wanted, UUID topicId, State state, @Nullable String trouble, Instant createdAt,
        @Nullable Instant finishedAt) {

    /**
     * What somebody asked for.
     *
     * @param to exclusive
     */
    record Wanted(String reader, String topic, Instant from, Instant to, boolean dryRun, String reason,
            String requestedBy) {}

    /** How far a replay is. Only RUNNING ever changes. */
    enum State {
        RUNNING, DONE, CANCELLED, FAILED
    }
}
