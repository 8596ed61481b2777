package io.waybill.simulator.shopify;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was bought, what went out and what was given back: {@code line_items}, {@code fulfillments}, {@code refunds}. */
record LineBody(Shop shop, ShopOrder order, Money money) {

    void into(ObjectNode node) {
        ArrayNode lines = node.putArray("line_items");
        order.lines().forEach(line -> lineItem(lines.addObject(), line, line.quantity()));
        ArrayNode fulfillments = node.putArray("fulfillments");
        int nth = 1;
        for (ShopFulfillment fulfillment : order.fulfillments()) {
            fulfillment(fulfillments.addObject(), fulfillment, nth++);
        }
        ArrayNode refunds = node.putArray("refunds");
        List<ShopLine> removed = order.lines().stream().filter(line -> line.removed() > 0).toList();
        if (!removed.isEmpty()) {
            refund(refunds.addObject(), removed);
        }
    }

    private void lineItem(ObjectNode node, ShopLine line, int quantity) {
        Shop.Product product = line.product();
        String vendor = product.vendor().isEmpty() ? null : product.vendor();
        long productId = 1_000_000L + shop.products().indexOf(product);
        node.put("id", line.id())
                .put("admin_graphql_api_id", "gid://shopify/LineItem/" + line.id())
                .put("sku", product.sku())
                .put("title", product.title())
                .put("name", product.title())
                .put("vendor", vendor)
                .put("quantity", quantity)
                .put("current_quantity", line.current())
                .put("fulfillable_quantity", line.fulfillable())
                .put("fulfillment_status", line.fulfillmentStatus())
                .put("fulfillment_service", "manual")
                .put("requires_shipping", product.requiresShipping())
                .put("product_id", productId)
                .put("variant_id", productId + 1_000_000L)
                .put("product_exists", true)
                .put("gift_card", false)
                .put("grams", 200)
                .put("taxable", true)
                .put("variant_inventory_management", "shopify")
                .putNull("variant_title")
                .putNull("sales_line_item_group_id");
        money.putWithSet(node, "price", product.price());
        money.putWithSet(node, "total_discount", BigDecimal.ZERO);
        for (String field : new String[]{"attributed_staffs", "discount_allocations", "duties", "properties",
                "tax_lines"}) {
            node.putArray(field);
        }
    }

    private void fulfillment(ObjectNode node, ShopFulfillment fulfillment, int nth) {
        String at = OrderBody.time(shop, fulfillment.createdAt());
        node.put("id", fulfillment.id())
                .put("admin_graphql_api_id", "gid://shopify/Fulfillment/" + fulfillment.id())
                .put("order_id", order.head().id())
                .put("name", order.name() + "." + nth)
                .put("status", "success")
                .put("service", "manual")
                .put("location_id", order.head().location().id())
                .put("created_at", at)
                .put("updated_at", at)
                .putNull("shipment_status");
        node.putObject("origin_address");
        node.putObject("receipt");
        tracking(node, fulfillment.tracking());
        ArrayNode lines = node.putArray("line_items");
        for (ShopFulfillment.Part part : fulfillment.parts()) {
            order.lines()
                    .stream()
                    .filter(line -> line.id() == part.lineId())
                    .forEach(line -> lineItem(lines.addObject(), line, part.quantity()));
        }
    }

    private static void tracking(ObjectNode node, StaffAction.@Nullable Tracking tracking) {
        String number = tracking == null ? null : tracking.number();
        String url = tracking == null ? null : tracking.url();
        node.put("tracking_company", tracking == null ? null : tracking.company())
                .put("tracking_number", number)
                .put("tracking_url", url);
        ArrayNode numbers = node.putArray("tracking_numbers");
        if (number != null) {
            numbers.add(number);
        }
        ArrayNode urls = node.putArray("tracking_urls");
        if (url != null) {
            urls.add(url);
        }
    }

    private void refund(ObjectNode node, List<ShopLine> removed) {
        long id = Ids.fulfillment(order.head().id(), 450);
        String at = OrderBody.time(shop, order.stamp().updatedAt());
        node.put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Refund/" + id)
                .put("order_id", order.head().id())
                .put("created_at", at)
                .put("processed_at", at)
                .put("restock", true)
                .putNull("note")
                .putNull("user_id");
        node.putArray("transactions");
        node.putArray("order_adjustments");
        ArrayNode lines = node.putArray("refund_line_items");
        for (ShopLine line : removed) {
            BigDecimal subtotal = line.product().price().multiply(BigDecimal.valueOf(line.removed()));
            ObjectNode refunded = lines.addObject();
            refunded.put("id", line.id() + 200)
                    .put("line_item_id", line.id())
                    .put("quantity", line.removed())
                    .put("location_id", order.head().location().id())
                    .put("restock_type", "cancel")
                    .put("subtotal", subtotal)
                    .put("total_tax", BigDecimal.ZERO);
            refunded.set("subtotal_set", money.set(subtotal));
            refunded.set("total_tax_set", money.set(BigDecimal.ZERO));
            lineItem(refunded.putObject("line_item"), line, line.quantity());
        }
    }
}
