package io.waybill.simulator.aliexpress.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A supplier order as aliexpress.trade.ds.order.get shows it at one moment. */
record SupplierOrderBody(SupplierOrder order, Duration payTimeout, Wire wire, Instant now) {

    /** Without an offset, by the wall clock of the platform's home. */
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneId.of("America/Los_Angeles"));

    ObjectNode json() {
        Store store = order.head().store();
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("gmt_create", WALL_CLOCK.format(order.head().createdAt()))
                .put("order_status", order.status(now).name())
                .put("logistics_status", order.logisticsStatus(now))
                .put("pay_timeout_second", Long.toString(payTimeout.toSeconds()));
        BigDecimal total = order.children()
                .stream()
                .map(SupplierOrderBody::cost)
                .reduce(BigDecimal.ZERO,
                        BigDecimal::add);
        node.set("order_amount", money(total));
        node.set("user_order_amount", money(total));
        wire.list(node, "child_order_list", wire.prefix() + "_child_order_info",
                order.children().stream().map(this::child).toList());
        wire.list(node, "logistics_info_list", wire.prefix() + "_order_logistics_info",
                order.parcels(now).stream().map(this::logistics).toList());
        node.putObject("store_info")
                .put("store_id", store.id())
                .put("store_name", store.name())
                .put("store_url", store.url());
        return node;
    }

    private ObjectNode child(Child child) {
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("product_id", child.product().productId())
                .put("product_name", child.product().name())
                .put("product_count", child.count())
                .put("end_reason", child.endReason(now));
        node.set("product_price", money(child.product().price()));
        node.set("actual_fee", money(cost(child)));
        node.set("shipping_fee", money(BigDecimal.ZERO));
        return node;
    }

    /** The number given here stays the provisional one; tracking tells the last. */
    private ObjectNode logistics(Parcel parcel) {
        return JsonNodeFactory.instance.objectNode()
                .put("logistics_no", parcel.provisionalNumber())
                .put("logistics_service", order.head().logisticsService());
    }

    private static BigDecimal cost(Child child) {
        return child.product().price().multiply(BigDecimal.valueOf(child.count()));
    }

    private static ObjectNode money(BigDecimal amount) {
        return JsonNodeFactory.instance.objectNode()
                .put("amount", amount.setScale(2, RoundingMode.HALF_UP).toPlainString())
                .put("currency_code", "USD");
    }
}
