package io.waybill.kit.kafka;

import java.time.Instant;
import java.util.List;

/**
 * Applies a batch within the transaction that also moves the offsets. Returns what it could not apply; throws only when
 * the whole transaction must be undone, which the intake then repeats, in halves if the failure lasts.
 */
@FunctionalInterface
public interface BatchApplier {

    List<Rejected> apply(List<Incoming> batch, Instant now);
}
