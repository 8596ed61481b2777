package io.waybill.kit.deadletter;

/** What became of a dead letter since. */
enum DeadLetterState {
    /** Nobody has mended it yet. */
    OPEN,
    /** Re-driving it failed twice: only somebody who names it tries it again. */
    PARKED,
    /** Applied, or found to be old news, when an operator tried it again. */
    REDRIVEN,
    /** The same in a replay. */
    REPLAYED,
    /** Its order was erased, and what came with it; where it was is kept. */
    ERASED
}
