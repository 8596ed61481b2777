package io.waybill.simulator.shopify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Every id of an order follows from the order's own, so that the same actions give the same ids in another run. */
final class Ids {

    private static final int ROOM_PER_ORDER = 1000;
    private static final int FULFILLMENTS_FROM = 500;

    private Ids() {}

    static long line(long orderId, int nth) {
        return orderId * ROOM_PER_ORDER + 1 + nth;
    }

    static long fulfillment(long orderId, int nth) {
        return orderId * ROOM_PER_ORDER + FULFILLMENTS_FROM + nth;
    }

    static String webhook(String shop, long orderId, int change, String topic) {
        return digest("webhook/" + shop + "/" + orderId + "/" + change + "/" + topic);
    }

    static String event(String shop, long orderId, int change) {
        return digest("event/" + shop + "/" + orderId + "/" + change);
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
