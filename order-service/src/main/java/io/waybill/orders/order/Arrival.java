package io.waybill.orders.order;

/** How a snapshot came, which tells what a revision means that was seen before; a lower one never means anything. */
public enum Arrival {
    /** As news: it is old. */
    LIVE,
    /** Read again from its topic: it is decided again, which repairs what older code, rules or data got wrong. */
    REPLAYED,
    /** From a caller who waits for the answer: it must say the same. */
    BY_CALLER;

    boolean applies(long revision, long seen) {
        return revision > seen || (revision == seen && this == REPLAYED);
    }
}
