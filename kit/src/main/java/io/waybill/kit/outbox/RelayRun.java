package io.waybill.kit.outbox;

/** What one step of the relay did. */
public sealed interface RelayRun {

    /** Nothing waits. */
    record Idle() implements RelayRun {}

    /** Another process of this service publishes. */
    record NotOurTurn() implements RelayRun {}

    /** Rows were published and deleted; {@code more} when a full chunk suggests that others wait. */
    record Published(int rows, boolean more) implements RelayRun {}

    /** Something failed that will pass; rows before the failure are published, all others wait. */
    record Failed(String error) implements RelayRun {}
}
