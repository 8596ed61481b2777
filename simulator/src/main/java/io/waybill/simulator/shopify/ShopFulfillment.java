package io.waybill.simulator.shopify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that were marked as fulfilled together, at a till or by the staff. */
record ShopFulfillment(long id, Instant createdAt, StaffAction.@Nullable Tracking tracking, List<Part> parts) {

    ShopFulfillment { parts = List.copyOf(parts); }

    /** So many units of one line. */
    record Part(long lineId, int quantity) {}
}
