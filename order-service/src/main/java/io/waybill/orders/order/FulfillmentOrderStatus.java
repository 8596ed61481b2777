package io.waybill.orders.order;

/**
 * How far a channel is. REQUESTED: it was asked and has not answered. RECEIVED: its connector has the request, nothing
 * was sent outside. NEUTRAL: an in-store sale that nobody has marked. REJECTED and CANCELLED: it will not fulfill.
 */
public enum FulfillmentOrderStatus {
    REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, FULFILLED, REJECTED, CANCELLED, NEUTRAL;

    boolean isDead() {
        return this == REJECTED || this == CANCELLED;
    }
}
