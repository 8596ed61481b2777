package io.waybill.orders.order;

/**
 * That an order is not paid for as the rules of that version ask.
 *
 * @param status the payment status that is not enough
 * @param reason for people
 */
public record PaymentBlock(String rulesVersion, PaymentStatus status, String reason) {}
