package io.waybill.orders.order;

/** Where a parcel is. HANDED_OVER: given to the customer over the counter. CANCELLED: it counts no more. */
public enum ShipmentStatus {
    UNKNOWN, LABEL_CREATED, SHIPPED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, FAILED, HANDED_OVER, CANCELLED
}
