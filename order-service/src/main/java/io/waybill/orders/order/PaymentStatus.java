package io.waybill.orders.order;

/** What the source says of the payment. */
public enum PaymentStatus {
    UNKNOWN, PENDING, AUTHORIZED, EXPIRED, PARTIALLY_PAID, PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED
}
