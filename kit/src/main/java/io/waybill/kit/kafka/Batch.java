package io.waybill.kit.kafka;

import java.time.Instant;
import java.util.List;

/** Records that are applied in one transaction, in the order in which each partition holds them. */
public record Batch(List<Incoming> records, Mode mode, Instant now) {

    public Batch { records = List.copyOf(records); }

    /** Whether these records are news. */
    public enum Mode {
        /** Read for the first time, or again after a failure: only a higher revision applies. */
        LIVE,
        /** Read again because an operator says so: an equal revision is decided again, a lower one is still old. */
        REPLAY
    }
}
