package io.waybill.orders.order;

/** Who has to act next. */
public enum Owner { US, CHANNEL, CUSTOMER, STAFF }
