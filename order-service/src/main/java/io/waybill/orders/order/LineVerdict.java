package io.waybill.orders.order;

/** A channel's answer to a cancel wish for so many units of one line. */
public record LineVerdict(String lineId, int quantity, Verdict verdict) {}
