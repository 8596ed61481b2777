package io.waybill.orders.order;

/**
 * What the merchant sees. Never set: {@link Order#fulfillmentStatus()} derives it. NEUTRAL is an in-store sale that
 * nobody has marked; NOT_REQUIRED an order with nothing to send.
 */
public enum FulfillmentStatus {
    UNFULFILLED, SCHEDULED, ON_HOLD, IN_PROGRESS, PARTIALLY_FULFILLED, FULFILLED, REQUEST_DECLINED, NOT_REQUIRED,
    NEUTRAL
}
