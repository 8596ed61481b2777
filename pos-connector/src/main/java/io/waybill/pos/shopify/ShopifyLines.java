package io.waybill.pos.shopify;

import io.waybill.schemas.OrderLine;
import java.util.List;
import java.util.stream.Stream;

/** What was sold. Pure. */
final class ShopifyLines {

    private ShopifyLines() {}

    static List<OrderLine> of(Json order) {
        var lines = order.objects("line_items").stream().map(ShopifyLines::line).toList();
        order.requireDistinct("line_items", lines.stream().map(OrderLine::getLineId).toList());
        return lines;
    }

    private static OrderLine line(Json line) {
        return OrderLine.newBuilder()
                .setLineId(line.id("id"))
                .setSku(line.text("sku"))
                .setTitle(line.text("title"))
                .setVendor(line.text("vendor"))
                .setQuantity(quantity(line))
                .setUnitPrice(line.money("price"))
                .setRequiresShipping(line.flag("requires_shipping", true))
                .build();
    }

    /** What is left after edits and refunds, where Shopify says so. */
    private static int quantity(Json line) {
        return Stream.of("current_quantity", "quantity")
                .flatMap(field -> line.quantity(field).stream())
                .findFirst()
                .orElseThrow(() -> line.misfit("quantity", "is missing"));
    }
}
