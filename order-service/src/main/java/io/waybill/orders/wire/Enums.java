package io.waybill.orders.wire;

import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Verdict;

/** Enum values by name. A value newer than this code arrives as UNKNOWN and is read as the least that it can mean. */
public final class Enums {

    private Enums() {}

    /** For enums that have the same names on both sides. */
    public static <T extends Enum<T>> T same(Class<T> type, Enum<?> value) {
        return Enum.valueOf(type, value.name());
    }

    /** Whatever a newer connector means, it has the request and has not closed it. */
    public static FulfillmentOrderStatus status(io.waybill.schemas.FulfillmentOrderStatus value) {
        return switch (value) {
            case UNKNOWN, IN_PROGRESS -> FulfillmentOrderStatus.IN_PROGRESS;
            case REQUESTED -> FulfillmentOrderStatus.REQUESTED;
            case RECEIVED -> FulfillmentOrderStatus.RECEIVED;
            case ACCEPTED -> FulfillmentOrderStatus.ACCEPTED;
            case FULFILLED -> FulfillmentOrderStatus.FULFILLED;
            case REJECTED -> FulfillmentOrderStatus.REJECTED;
            case CANCELLED -> FulfillmentOrderStatus.CANCELLED;
            case NEUTRAL -> FulfillmentOrderStatus.NEUTRAL;
        };
    }

    public static Owner owner(io.waybill.schemas.Owner value) {
        return switch (value) {
            case US -> Owner.US;
            case CHANNEL -> Owner.CHANNEL;
            case CUSTOMER -> Owner.CUSTOMER;
            case UNKNOWN, STAFF -> Owner.STAFF;
        };
    }

    public static Verdict verdict(io.waybill.schemas.Verdict value) {
        return switch (value) {
            case STOPPED -> Verdict.STOPPED;
            case TOO_LATE -> Verdict.TOO_LATE;
            case UNKNOWN, PENDING -> Verdict.PENDING;
        };
    }
}
