package io.waybill.orders.processing;

import io.waybill.orders.order.Cause;
import io.waybill.orders.order.OrderFact;
import java.time.Instant;

/** One fact in its place in an order's history. */
public record JournalEntry(long sequence, Instant at, Cause cause, OrderFact fact) {}
