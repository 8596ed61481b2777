package io.waybill.orders.order;

import java.util.List;

/**
 * Why a command is not carried out.
 *
 * @param detail for people: what is wrong with which order
 * @param legal what could be done instead; may be empty
 */
public record Refusal(Kind kind, String detail, List<String> legal) {

    /** Stable names; the ends of problem types over HTTP, and reasons of dead letters. */
    public enum Kind {
        UNKNOWN_ORDER, UNKNOWN_FULFILLMENT_ORDER, UNKNOWN_SHIPMENT, UNKNOWN_LINE, SAME_REVISION_OTHER_CONTENT,
        ALREADY_CANCELLED, NOTHING_LEFT_TO_CANCEL, TOO_LATE_TO_EDIT, TOO_MANY_CANCELS, CANCEL_WINDOW_CLOSED,
        NOTHING_TO_ROUTE,
        NOTHING_TO_REQUEST, NOTHING_TO_RESOLVE,
        RESOLUTION_UNDER_WAY, REPEAT_WOULD_DOUBLE, NOTHING_LEFT_TO_SHIP, TOO_MANY_UNITS, CHANNEL_SHIPS_ITSELF,
        IN_STORE_SALE, SHIPMENT_ALREADY_CANCELLED, STORE_OR_ID_CHANGED, HOLD_EXISTS, TOO_MANY_HOLDS, NOTHING_TO_HOLD,
        UNKNOWN_HOLD, ON_HOLD, SCHEDULED, AWAITING_PAYMENT, NOTHING_TO_RESCHEDULE, ALREADY_ARCHIVED, NOT_ARCHIVED,
        ORDER_HAS_CHANGED, NOTHING_TO_MOVE, ALREADY_REQUESTED, SAME_CHANNEL, OTHER_CHANNEL, NOTHING_WOULD_STAY,
        TOO_MANY_FULFILLMENT_ORDERS, CHANNEL_TAKES_LESS, NOT_DELETABLE,
        ORDER_ERASED
    }
}
