package io.waybill.orders.order;

/** What we want of a fulfillment order. */
public enum Wish { SUBMITTED, CANCELLED }
