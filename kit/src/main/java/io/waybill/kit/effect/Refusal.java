package io.waybill.kit.effect;

/**
 * The channel's word that it does not take a fulfillment order, as it was told.
 *
 * @param channel as its updates name it
 * @param workId whose submit was refused
 */
public record Refusal(String channel, String workId, String orderId, String fulfillmentOrderId, String why) {}
