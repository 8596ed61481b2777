package io.waybill.orders.order;

import java.time.Instant;

/** That somebody wants the whole order stopped. Whether it was in time, each line's units tell. */
public record Cancellation(String reason, String note, String by, Instant at) {

    public Cancellation { at = Times.micros(at); }
}
