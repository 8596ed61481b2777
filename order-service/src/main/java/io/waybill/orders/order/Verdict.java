package io.waybill.orders.order;

/** A channel's answer to a cancel wish. */
public enum Verdict { STOPPED, TOO_LATE, PENDING }
