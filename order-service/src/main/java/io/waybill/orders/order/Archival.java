package io.waybill.orders.order;

/** Whether an order is put away. KEPT_OPEN: a person took it out again, so it is not put away by itself. */
public enum Archival {
    NO, YES, KEPT_OPEN
}
