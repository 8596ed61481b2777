package io.waybill.orders.intake;

import io.waybill.orders.order.OrderCommand;
import org.jspecify.annotations.Nullable;

sealed interface Decoded {

    record Understood(OrderCommand command) implements Decoded {}

    record Impossible(@Nullable String orderId, String reason) implements Decoded {}
}
