package io.waybill.orders.order;

/**
 * Whether an order is put away. KEPT_OPEN: a person took it out again, so it is not put away by itself. ERASED: for
 * good, without its personal data.
 */
public enum Archival {
    NO, YES, KEPT_OPEN, ERASED
}
