package io.waybill.kit.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record that was understood but cannot be applied; it becomes a dead letter.
 *
 * @param kind stable upper-case name of the reason, fit for a metric's tag
 * @param reason for people: what is wrong with which order; no personal data
 */
public record Rejected(Origin origin, @Nullable String orderId, String kind, String reason) {}
