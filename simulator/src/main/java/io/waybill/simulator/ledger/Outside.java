package io.waybill.simulator.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever holds orders outside tells here what is true of them. */
public interface Outside {

    /** Orders with an id above {@code after}, lowest first, at most {@code limit}. */
    List<Order> orders(long after, int limit);

    /** Webhooks that are neither accepted nor given up. */
    int pendingWebhooks();

    /** One order as it is outside, without personal data. {@code changes} counts what was done to it. */
    record Order(String shop, long id, String name, Status status, int changes, Instant updatedAt, List<Line> lines) {}

    /** {@code fulfillmentStatus} is null while nothing is fulfilled, as at the shop. */
    record Status(String delivery, long locationId, @Nullable String fulfillmentStatus, String financialStatus,
            @Nullable Instant cancelledAt) {}

    /** {@code quantity} is what the customer still is to have had, {@code fulfilled} of it went out. */
    record Line(long lineId, String sku, int quantity, int fulfilled) {}
}
