package io.waybill.simulator.shopify;

import static io.waybill.simulator.shopify.ShopFixture.MARKING;
import static io.waybill.simulator.shopify.ShopFixture.NOON;
import static io.waybill.simulator.shopify.ShopFixture.NOT_MARKING;
import static io.waybill.simulator.shopify.ShopFixture.sale;
import static io.waybill.simulator.shopify.ShopFixture.shop;
import static io.waybill.simulator.shopify.ShopFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Item;
import io.waybill.simulator.shopify.StaffAction.Sell;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterSaleTest {

    private final Counter counter = new Counter(shop());

    @Test
    void over_the_counter_where_the_setting_is_on_arrives_fulfilled() {
        ShopOrder order = sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2), new Item("CUP", 1)));
        assertThat(order.fulfillmentStatus()).isEqualTo("fulfilled");
        assertThat(order.fulfillments()).singleElement()
                .satisfies(one -> assertThat(one.parts()).extracting(ShopFulfillment.Part::quantity)
                        .containsExactly(2, 1));
    }

    @Test
    void over_the_counter_where_the_setting_is_off_arrives_unfulfilled() {
        ShopOrder order = sold(sale(NOT_MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2)));
        assertThat(order.fulfillmentStatus()).isNull();
        assertThat(order.fulfillments()).isEmpty();
    }

    @Test
    void what_ships_or_is_picked_up_later_arrives_unfulfilled_even_where_the_setting_is_on() {
        assertThat(sold(sale(MARKING, DeliveryMethod.SHIPPING, new Item("TEA", 2))).fulfillmentStatus()).isNull();
        assertThat(sold(sale(MARKING, DeliveryMethod.PICK_UP, new Item("TEA", 2))).fulfillmentStatus()).isNull();
    }

    @Test
    void the_same_sku_twice_is_one_line() {
        ShopOrder order = sold(sale(NOT_MARKING, DeliveryMethod.RETAIL, new Item("TEA", 2), new Item("TEA", 3)));
        assertThat(order.lines()).singleElement().satisfies(line -> assertThat(line.quantity()).isEqualTo(5));
    }

    @Test
    void what_the_shop_does_not_have_is_refused() {
        assertThat(refusal(sale(7, DeliveryMethod.RETAIL, new Item("TEA", 1)))).contains("location 7");
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL, new Item("NOPE", 1)))).contains("NOPE");
    }

    @Test
    void lines_must_make_sense() {
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL))).contains("lines");
        assertThat(refusal(new Sell(MARKING, null, null, null, null, null))).contains("lines");
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 0)))).contains("quantity");
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 10_001)))).contains("quantity");
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", Integer.MAX_VALUE),
                new Item("TEA", Integer.MAX_VALUE)))).contains("quantity");
        assertThat(refusal(sale(MARKING, DeliveryMethod.RETAIL, new Item(null, 1)))).contains("sku");
        assertThat(refusal(new Sell(MARKING, Arrays.asList((Item) null), null, null, null, null))).contains("sku");
    }

    @Test
    void a_parcel_needs_an_address() {
        Sell nowhere = new Sell(MARKING, List.of(new Item("TEA", 1)), DeliveryMethod.SHIPPING, null, null, null);
        assertThat(refusal(nowhere)).contains("shipping_address");
    }

    private String refusal(Sell sell) {
        return ((Outcome.Refused) counter.sell(1, 1001, sell, NOON)).why();
    }
}
