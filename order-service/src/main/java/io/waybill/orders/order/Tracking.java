package io.waybill.orders.order;

/** How to follow a parcel; any part may be empty. */
public record Tracking(String carrier, String number, String url) {

    public static final Tracking NONE = new Tracking("", "", "");
}
