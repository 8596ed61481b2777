package io.waybill.orders.processing;

import org.jspecify.annotations.Nullable;

/** Which orders to list; null leaves that side open. {@code text} is looked for in names, ids, skus and tracking numbers. */
public record OrderFilter(@Nullable String lifecycle, @Nullable String paymentStatus,
        @Nullable String fulfillmentStatus,
        @Nullable String blocker, @Nullable String exception, @Nullable String owner, @Nullable String text) {}
