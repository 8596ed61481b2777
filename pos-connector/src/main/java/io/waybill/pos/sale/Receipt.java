package io.waybill.pos.sale;

/** What became of a delivery. All of them are answered alike: the source has done its part. */
public enum Receipt {
    /** The first or a newer body: stored, and to be told. */
    STORED,
    /** Older than what is stored, or the same. */
    NOT_NEWER,
    /** Neither newer nor older, but different: the stored one is kept and marked. */
    DOUBTFUL,
    /** This very delivery was stored before. */
    REPEATED,
    /** Of an order that was erased: nothing is stored. */
    ERASED
}
