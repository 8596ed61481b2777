package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.pos.sale.Sale;
import io.waybill.pos.sale.SaleBody;
import io.waybill.pos.sale.SaleReader.Reading;
import io.waybill.pos.sale.SaleStamp;
import io.waybill.schemas.OrderReceived;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order in Shopify's REST shape, written from its documented fields: a cash sale of two lines at a till. */
public final class Body {

    public static final String SHOP = "main-street.myshopify.com";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SALE_AT_TILL = """
            {"id": 5550002, "admin_graphql_api_id": "gid://shopify/Order/5550002", "app_id": 129785,
             "name": "#1102", "order_number": 1102, "currency": "USD", "presentment_currency": "USD",
             "created_at": "2026-11-22T11:00:00-05:00", "processed_at": "2026-11-22T11:00:00-05:00",
             "updated_at": "2026-11-22T11:00:05-05:00", "closed_at": null, "cancelled_at": null, "cancel_reason": null,
             "source_name": "pos", "location_id": 655441491, "device_id": 37, "user_id": 548380009,
             "financial_status": "paid", "fulfillment_status": null, "email": "", "contact_email": null,
             "tags": "regular, gift", "test": false, "total_price": "62.50",
             "shipping_address": null, "shipping_lines": [], "fulfillments": [], "refunds": [], "returns": [],
             "line_items": [
               {"id": 9001, "sku": "DS-MUG", "title": "Mug", "vendor": "Potter", "quantity": 2, "current_quantity": 2,
                "fulfillable_quantity": 2, "price": "12.50", "requires_shipping": true, "gift_card": false},
               {"id": 9002, "sku": "MAN-TEE", "title": "Tee", "vendor": null, "quantity": 1, "current_quantity": 1,
                "fulfillable_quantity": 1, "price": "37.5", "requires_shipping": true, "gift_card": false}]}
            """;

    private final ObjectNode node;

    private Body(String json) {
        node = (ObjectNode) JSON.readTree(json);
    }

    public static Body saleAtTill() {
        return new Body(SALE_AT_TILL);
    }

    public Body with(String field, String json) {
        node.set(field, JSON.readTree(json));
        return this;
    }

    Body without(String field) {
        node.remove(field);
        return this;
    }

    Body line(int index, Consumer<ObjectNode> change) {
        change.accept((ObjectNode) node.required("line_items").required(index));
        return this;
    }

    /** Adds a fulfillment of so many units of one line. */
    public Body fulfilled(long id, String status, long lineId, int quantity) {
        var fulfillment = node.withArray("fulfillments").addObject();
        fulfillment.put("id", id)
                .put("status", status)
                .put("created_at", "2026-11-22T11:00:01-05:00")
                .putNull("tracking_number")
                .putNull("tracking_company")
                .putNull("shipment_status");
        fulfillment.putArray("line_items").addObject().put("id", lineId).put("quantity", quantity);
        return this;
    }

    public Body addressed() {
        return with("shipping_address", """
                {"first_name": "Bob", "last_name": "Norman", "name": "Bob Norman", "address1": "Chestnut Street 92",
                 "address2": null, "city": "Louisville", "zip": "40202", "province": "Kentucky", "country_code": "us",
                 "phone": "+1(502)-459-2181", "latitude": 45.41634}
                """);
    }

    public Body shippingLine(String json) {
        return with("shipping_lines", "[" + json + "]");
    }

    public byte[] bytes() {
        return JSON.writeValueAsString(node).getBytes(UTF_8);
    }

    Reading read() {
        return read(bytes());
    }

    static Reading read(byte[] bytes) {
        var key = new Sale.Key("SHOPIFY", SHOP, "5550002");
        return new ShopifyMapping().read(new Sale(key, new SaleStamp(null, null), SaleBody.of(bytes)));
    }

    public OrderReceived order() {
        return switch (read()) {
            case Reading.Read(OrderReceived order) -> order;
            case Reading.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }
}
