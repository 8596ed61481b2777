package io.waybill.kit.kafka;

/**
 * Applies a batch within the transaction that also moves the offsets. Answers what it could not apply and what changed;
 * throws only when the whole transaction must be undone, which the intake then repeats, in halves if the failure lasts.
 */
@FunctionalInterface
public interface BatchApplier {

    Applied apply(Batch batch);
}
