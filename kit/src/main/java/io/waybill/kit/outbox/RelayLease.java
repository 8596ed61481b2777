package io.waybill.kit.outbox;

/** The right to publish. At most one relay of a service has it, except while a silent one has not noticed its loss. */
interface RelayLease {

    /** Takes or renews the right as far as needed; false means: publish nothing, and stop what is under way. */
    boolean hold();

    void release();
}
