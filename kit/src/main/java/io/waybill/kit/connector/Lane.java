package io.waybill.kit.connector;

/**
 * What work waits for, within one account: each lane is leased by itself, so that ten thousand orders to be submitted do
 * not hold up a cancellation or the news of a parcel.
 */
public enum Lane {
    /** To be given to the outside. */
    SUBMIT,
    /** To be stopped. */
    CANCEL,
    /** To be looked at again. */
    WATCH,
    /** Tokens and sweeps: what an account needs so that the rest can go on. */
    UPKEEP
}
