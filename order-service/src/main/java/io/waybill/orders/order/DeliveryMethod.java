package io.waybill.orders.order;

/** How the goods reach the customer. RETAIL is a sale over the counter. */
public enum DeliveryMethod {
    UNKNOWN, SHIPPING, PICK_UP, PICKUP_POINT, LOCAL, RETAIL, NONE
}
