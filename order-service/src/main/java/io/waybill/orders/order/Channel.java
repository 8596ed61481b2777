package io.waybill.orders.order;

/** Who fulfills. MANUAL is the merchant's own hands: nobody is asked over Kafka. */
public enum Channel {
    DROPSHIP, FBA, POS, MANUAL
}
