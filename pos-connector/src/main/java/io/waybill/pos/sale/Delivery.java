package io.waybill.pos.sale;

import org.jspecify.annotations.Nullable;

/**
 * One delivery of a webhook about one sale.
 *
 * @param webhookId the same when the delivery is repeated
 * @param eventId what the merchant did, shared by all topics that tell of it; null if the source did not say
 */
public record Delivery(String webhookId, String topic, @Nullable String eventId, Sale sale) {}
