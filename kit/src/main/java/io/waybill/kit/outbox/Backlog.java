package io.waybill.kit.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much waits to be published. {@code rows} is counted up to a limit; {@code oldest} is null when nothing waits. */
record Backlog(long rows, @Nullable Instant oldest) {

    static final Backlog NONE = new Backlog(0, null);

    double oldestSeconds(Instant now) {
        return oldest == null ? 0 : Math.max(0, (now.toEpochMilli() - oldest.toEpochMilli()) / 1000.0);
    }
}
