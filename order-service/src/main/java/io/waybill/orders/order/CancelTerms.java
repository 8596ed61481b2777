package io.waybill.orders.order;

/**
 * What somebody who cancels says of reason, stock and money.
 *
 * @param note for colleagues; no personal data
 * @param restock whether what was stopped is to be counted as stock again, by whoever counts it
 */
public record CancelTerms(String reason, String note, boolean restock, RefundTerms refund) {}
