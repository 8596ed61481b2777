package io.waybill.kit.connector;

/** How a step of work ended, as the metrics count it. */
enum Outcome {
    /** A new snapshot was published. */
    TOLD,
    /** A snapshot that says nothing new was not published. */
    UNCHANGED, NOTHING, DEFERRED, UNABLE, THREW,
    /** The lease had gone to somebody else; the answer was not used. */
    STALE
}
