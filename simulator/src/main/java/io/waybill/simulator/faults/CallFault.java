package io.waybill.simulator.faults;

/** What goes wrong with one call of an imitated API. */
public enum CallFault {
    NONE,
    /** Refused as one too many, though the quota was kept. */
    THROTTLED,
    /** A server error; nothing was done. */
    FAILED_BEFORE,
    /** A server error; the work was done all the same. */
    FAILED_AFTER,
    /** The work was done; the connection is closed without an answer. */
    ANSWER_LOST;
}
