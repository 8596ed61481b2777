package io.waybill.orders.order;

/** CANCELLED once every unit is known to be stopped, archived or not; until then a cancelled order is still OPEN. */
public enum Lifecycle {
    OPEN, CANCELLED, ARCHIVED
}
