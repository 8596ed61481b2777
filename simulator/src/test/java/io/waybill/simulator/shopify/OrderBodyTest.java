package io.waybill.simulator.shopify;

import static io.waybill.simulator.shopify.ShopFixture.MARKING;
import static io.waybill.simulator.shopify.ShopFixture.NOON;
import static io.waybill.simulator.shopify.ShopFixture.NOT_MARKING;
import static io.waybill.simulator.shopify.ShopFixture.order;
import static io.waybill.simulator.shopify.ShopFixture.sale;
import static io.waybill.simulator.shopify.ShopFixture.shop;
import static io.waybill.simulator.shopify.ShopFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.shopify.StaffAction.Cancel;
import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Item;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderBodyTest {

    @Test
    void an_in_store_sale_says_where_what_and_that_it_is_fulfilled() {
        JsonNode body = body(sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2), new Item("CUP", 1))));
        assertThat(body.at("/source_name").asString()).isEqualTo("pos");
        assertThat(body.at("/location_id").asLong()).isEqualTo(MARKING);
        assertThat(body.at("/name").asString()).isEqualTo("#1102");
        assertThat(body.at("/updated_at").asString()).isEqualTo("2026-11-22T07:00:00-05:00");
        assertThat(body.at("/total_price").asString()).isEqualTo("25.50");
        assertThat(body.at("/fulfillment_status").asString()).isEqualTo("fulfilled");
        assertThat(body.at("/fulfillments/0/line_items/0/quantity").asInt()).isEqualTo(2);
        assertThat(body.at("/line_items/0/fulfillable_quantity").asInt()).isZero();
        assertThat(body.at("/shipping_address").isNull()).isTrue();
        assertThat(body.at("/shipping_lines").isEmpty()).isTrue();
    }

    @Test
    void a_parcel_has_an_address_and_a_shipping_line() {
        JsonNode body = body(sold(sale(MARKING, DeliveryMethod.SHIPPING, new Item("TEA", 1))));
        assertThat(body.at("/shipping_address/country").asString()).isEqualTo("United States");
        assertThat(body.at("/shipping_address/country_code").asString()).isEqualTo("US");
        assertThat(body.at("/shipping_address/first_name").asString()).isEqualTo("Bob");
        assertThat(body.at("/shipping_lines/0/title").asString()).isEqualTo("Standard");
        assertThat(body.at("/fulfillment_status").isNull()).isTrue();
    }

    @Test
    void a_pickup_has_no_address_and_a_shipping_line_named_like_the_location() {
        JsonNode body = body(sold(sale(NOT_MARKING, DeliveryMethod.PICK_UP, new Item("TEA", 1))));
        assertThat(body.at("/shipping_address").isNull()).isTrue();
        assertThat(body.at("/shipping_lines/0/code").asString()).isEqualTo("Market Hall");
        assertThat(body.at("/shipping_lines/0/carrier_identifier").isString()).isTrue();
    }

    @Test
    void a_cancelled_order_shows_what_was_bought_and_that_nothing_is_left() {
        ShopOrder order = sold(sale(NOT_MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2)));
        JsonNode body = body(order(new Counter(shop()).decide(order, new Cancel("inventory"), NOON)));
        assertThat(body.at("/cancel_reason").asString()).isEqualTo("inventory");
        assertThat(body.at("/cancelled_at").asString()).isEqualTo(body.at("/updated_at").asString());
        assertThat(body.at("/line_items/0/quantity").asInt()).isEqualTo(2);
        assertThat(body.at("/line_items/0/current_quantity").asInt()).isZero();
        assertThat(body.at("/current_total_price").asString()).isEqualTo("0.00");
        assertThat(body.at("/refunds/0/refund_line_items/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void one_version_always_gives_the_same_text() {
        ShopOrder order = sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2)));
        assertThat(OrderBody.of(shop(), order).text()).isEqualTo(OrderBody.of(shop(), order).text());
    }

    private static JsonNode body(ShopOrder order) {
        return OrderBody.of(shop(), order).json();
    }
}
