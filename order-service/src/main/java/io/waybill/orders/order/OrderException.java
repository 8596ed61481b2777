package io.waybill.orders.order;

import java.util.Arrays;

/**
 * Something about an order that people have to mend: there as long as its state shows it, and no longer. (The trade's word,
 * not Java's.)
 *
 * @param name the kind, or the channel's own word where the channel named the problem
 * @param detail for people: what is wrong, and what to do
 */
public record OrderException(Kind kind, String name, String detail, Remedy remedy) {

    public enum Kind {
        /** More left than was ordered, or than was left of it after a cancel. */
        OVER_SHIPPED,
        /** Units left for which a refund was stated. */
        REFUNDED_BUT_SHIPPED,
        /** A refund was stated, and the source does not say that anything was given back. */
        REFUND_DUE,
        /** The payment was given back or released while a channel works on the order. */
        PAID_BACK_BUT_UNDER_WAY,
        /** A channel cannot go on without staff. */
        CHANNEL_PROBLEM,
        /** A channel refused units, and no other takes them. */
        REQUEST_DECLINED,
        /** No rule names a channel for units. */
        NO_ROUTE,
        /** A carrier gave up on a parcel. */
        SHIPMENT_FAILED;

        /** The kind behind an exception's name: one that is none is a channel's word. */
        public static Kind named(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(CHANNEL_PROBLEM);
        }
    }

    OrderException(Kind kind, String detail, Remedy remedy) {
        this(kind, kind.name(), detail, remedy);
    }
}
