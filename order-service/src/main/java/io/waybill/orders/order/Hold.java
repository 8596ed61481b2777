package io.waybill.orders.order;

import java.time.Instant;

/**
 * Somebody's wish that nothing more of an order is begun until it is released.
 *
 * @param handle tells holds of one order apart; whoever holds names it
 * @param note for colleagues; no personal data
 */
public record Hold(String handle, Reason reason, String note, String by, Instant at) {

    /** As shops know them. */
    public enum Reason {
        AWAITING_PAYMENT, AWAITING_RETURN_ITEMS, HIGH_RISK_OF_FRAUD, INCORRECT_ADDRESS, INVENTORY_OUT_OF_STOCK,
        ONLINE_STORE_POST_PURCHASE_CROSS_SELL, UNKNOWN_DELIVERY_DATE, OTHER
    }

    public Hold { at = Times.micros(at); }
}
