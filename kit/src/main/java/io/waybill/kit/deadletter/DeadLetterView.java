package io.waybill.kit.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it: without its content, which may hold personal data.
 *
 * @param attempts how often re-driving it failed
 * @param settledBy the operator or the replay that mended it
 */
record DeadLetterView(long id, String reader, String topic, int partition, long offset, @Nullable String orderId,
        String kind, String reason, DeadLetterState state, int attempts, Instant createdAt,
        @Nullable Instant settledAt, @Nullable String settledBy) {}
