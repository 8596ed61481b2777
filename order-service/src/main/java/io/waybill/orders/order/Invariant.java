package io.waybill.orders.order;

/** What must hold of every order and its history at every time. */
public enum Invariant {
    /** Every unit is somewhere: ordered + overShipped = open + requested + shipped + cancelled, on lines of the order. */
    UNITS,
    /** Whatever is stated to be due was stopped, and is value = refund + restocking fee + withheld, to the cent. */
    MONEY,
    /** Exactly the unfinished orders name what they wait for. */
    BLOCKER,
    /** Fulfillment orders and shipments are numbered 1, 2, 3; no parcel is there twice. */
    IDS,
    /** The facts of an order are numbered 1, 2, 3. */
    SEQUENCE,
    /** The document is that of the last fact. */
    VERSION,
    /** The document can be read. */
    READABLE
}
