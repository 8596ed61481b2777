package io.waybill.pos.channel;

/** A location's setting: when a sale over the counter counts as fulfilled. */
public enum MarkAsFulfilled {
    /** As the sale arrives: fulfilled if the till says so. */
    FOLLOW,
    /** In any case: what was sold has left the shop. */
    ALWAYS,
    /** Not until somebody marks it here. */
    NEVER
}
