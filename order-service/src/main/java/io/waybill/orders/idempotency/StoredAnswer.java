package io.waybill.orders.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a request was answered with.
 *
 * @param body JSON; null where it was too large to be kept
 */
record StoredAnswer(int status, @Nullable String location, @Nullable String etag, @Nullable String contentType,
        @Nullable String body) {}
