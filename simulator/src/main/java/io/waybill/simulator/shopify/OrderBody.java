package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.ShopOrder.Cancellation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The full order in the shop's REST shape, as its webhooks carry it: the same version always gives the same bytes. */
final class OrderBody {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long POS_APP_ID = 129785;
    private static final int DEVICE_ID = 1;
    private static final long CASHIER_ID = 548380009;

    private final Shop shop;
    private final ShopOrder order;
    private final Money money;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private OrderBody(Shop shop, ShopOrder order) {
        this.shop = shop;
        this.order = order;
        this.money = new Money(shop.currency());
    }

    static OrderBody of(Shop shop, ShopOrder order) {
        OrderBody body = new OrderBody(shop, order);
        body.identity();
        body.times();
        body.sale();
        body.amounts();
        body.unusedAtATill();
        new BuyerBody(order, body.money).into(body.node);
        new LineBody(shop, order, body.money).into(body.node);
        return body;
    }

    ObjectNode json() {
        return node;
    }

    String text() {
        return JSON.writeValueAsString(node);
    }

    static String time(Shop shop, Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(shop.zone()).toOffsetDateTime());
    }

    private void identity() {
        long id = order.head().id();
        int number = order.head().number();
        node.put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Order/" + id)
                .put("name", order.name())
                .put("number", number - 1000)
                .put("order_number", number)
                .put("confirmation_number", "S" + id)
                .put("token", Ids.event(shop.domain(), id, 0).replace("-", ""));
        node.put("order_status_url", "https://" + shop.domain() + "/orders/" + id);
        node.put("merchant_business_entity_id", "MTU0ODM4MDAwOQ").putNull("merchant_of_record_app_id");
    }

    private void times() {
        String created = time(shop, order.head().createdAt());
        node.put("created_at", created)
                .put("processed_at", created)
                .put("updated_at", time(shop, order.stamp().updatedAt()))
                .putNull("closed_at");
        Cancellation cancellation = order.cancellation();
        if (cancellation == null) {
            node.putNull("cancelled_at").putNull("cancel_reason");
        } else {
            node.put("cancelled_at", time(shop, cancellation.at())).put("cancel_reason", cancellation.reason());
        }
    }

    private void sale() {
        long location = order.head().location().id();
        node.put("source_name", "pos")
                .put("app_id", POS_APP_ID)
                .put("location_id", location)
                .put("device_id", DEVICE_ID)
                .put("user_id", CASHIER_ID)
                .put("source_identifier", location + "-" + DEVICE_ID + "-" + order.head().number())
                .put("financial_status", order.financialStatus())
                .put("fulfillment_status", order.fulfillmentStatus())
                .put("currency", shop.currency())
                .put("presentment_currency", shop.currency())
                .put("tags", "")
                .put("confirmed", true)
                .put("test", false);
        node.putArray("payment_gateway_names").add("cash");
    }

    private void amounts() {
        BigDecimal total = order.lines()
                .stream()
                .map(line -> line.product().price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal current = order.lines()
                .stream()
                .map(ShopLine::currentPrice)
                .reduce(BigDecimal.ZERO,
                        BigDecimal::add);
        for (String field : new String[]{"subtotal_price", "total_price", "total_line_items_price"}) {
            money.putWithSet(node, field, total);
        }
        money.putWithSet(node, "current_subtotal_price", current);
        money.putWithSet(node, "current_total_price", current);
        for (String field : new String[]{"current_total_discounts", "current_total_tax", "total_discounts",
                "total_tax"}) {
            money.putWithSet(node, field, BigDecimal.ZERO);
        }
        for (String field : new String[]{"total_shipping_price_set", "total_cash_rounding_payment_adjustment_set",
                "total_cash_rounding_refund_adjustment_set"}) {
            node.set(field, money.set(BigDecimal.ZERO));
        }
        node.put("total_outstanding", "0.00").put("total_tip_received", "0.00").put("total_weight", 0);
    }

    /** What the shop sends all the same: null, empty or false. */
    private void unusedAtATill() {
        for (String field : new String[]{"browser_ip", "cart_token", "checkout_id", "checkout_token",
                "client_details", "current_total_additional_fees_set", "current_total_duties_set", "customer_locale",
                "landing_site", "landing_site_ref", "note", "original_total_additional_fees_set",
                "original_total_duties_set", "payment_terms", "phone", "po_number", "reference", "referring_site",
                "source_url"}) {
            node.putNull(field);
        }
        for (String field : new String[]{"buyer_accepts_marketing", "duties_included", "estimated_taxes",
                "tax_exempt", "taxes_included"}) {
            node.put(field, false);
        }
        for (String field : new String[]{"discount_applications", "discount_codes", "line_item_groups",
                "note_attributes", "returns", "tax_lines"}) {
            node.putArray(field);
        }
    }
}
