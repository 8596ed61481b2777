package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.processing.OrderPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, newest first. {@code next} is the cursor of the next page; null on the last. */
@Schema(name = "OrderList")
record OrderListView(List<OrderView> items, @Nullable String next) {

    static OrderListView of(OrderPage page, Instant now) {
        return new OrderListView(page.orders().stream().map(order -> OrderView.of(order, now)).toList(), page.next());
    }
}
