package io.waybill.orders.processing;

import io.waybill.orders.order.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, newest first, and where the next page begins; {@code next} is null on the last one. */
public record OrderPage(List<Order> orders, @Nullable String next) {}
