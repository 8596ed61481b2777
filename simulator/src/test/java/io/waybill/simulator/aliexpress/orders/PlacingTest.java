package io.waybill.simulator.aliexpress.orders;

import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.CABLE;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.CHAIR;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.KNIFE;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.LAMP;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.MUG;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.POSTER;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.VASE;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ledger.EffectLedger.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a wish to place an order. */
class PlacingTest {

    private final SuppliersFixture world = new SuppliersFixture();

    @Test
    void one_call_makes_an_order_for_every_store() {
        List<Long> ids = world.made("o-1", 2, MUG, LAMP, CABLE);
        assertThat(ids).hasSize(2);
        assertThat(world.order(ids.get(0)).at("/store_info/store_id").asLong()).isEqualTo(11);
        assertThat(world.order(ids.get(1)).at("/store_info/store_id").asLong()).isEqualTo(12);
        assertThat(world.order(ids.get(1)).at("/child_order_list/aeop_child_order_info")).hasSize(2);
        assertThat(world.ledger.after(0, 10)).singleElement().satisfies(effect -> {
            assertThat(effect.created()).isEqualTo(1);
            assertThat(effect.refs()).containsExactly(ids.get(0).toString(), ids.get(1).toString());
            assertThat(effect.unitsBySku()).containsEntry("1/14:29#White", 2).containsEntry("7", 2);
        });
    }

    @Test
    void a_repeated_key_is_refused_for_a_day_and_makes_a_second_order_afterwards() {
        world.made("o-1", 1, MUG);
        JsonNode repeat = world.place(request("o-1", 1, MUG));
        assertThat(repeat.path("is_success").asBoolean()).isFalse();
        assertThat(repeat.path("error_code").asString()).isEqualTo("REPEATED_ORDER_ERROR");
        assertThat(repeat.has("order_list")).isFalse();
        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(world.place(request("o-1", 1, MUG)).path("is_success").asBoolean()).isFalse();
        world.clock.advanceMillis(1);
        assertThat(world.place(request("o-1", 1, MUG)).path("is_success").asBoolean()).isTrue();
        Effect effect = world.ledger.after(0, 10).getFirst();
        assertThat(effect.calls()).isEqualTo(4);
        assertThat(effect.created()).isEqualTo(2);
        assertThat(effect.repeats()).isEqualTo(2);
        assertThat(effect.unitsBySku()).containsEntry("1/14:29#White", 2);
        assertThat(world.ledger.totals().doubled()).isEqualTo(1);
    }

    @Test
    void a_key_is_another_accounts_as_well_and_a_refused_one_can_be_used() {
        assertThat(world.place(request("o-1", 1, VASE)).path("is_success").asBoolean()).isFalse();
        world.made("o-1", 1, MUG);
        assertThat(world.suppliers.place("second", request("o-1", 1, MUG), SuppliersFixture.PAYING))
                .isInstanceOf(Placed.Made.class);
    }

    @Test
    void an_order_whose_payment_fails_exists_and_is_unpaid() {
        JsonNode result = world.place(request("o-1", 1, POSTER, LAMP));
        assertThat(result.path("is_success").asBoolean()).isTrue();
        assertThat(result.path("error_msg").asString()).isEqualTo("OrderCreated, autoPay fail:APIPayFail");
        List<Long> ids = result.at("/order_list/number").valueStream().map(JsonNode::asLong).toList();
        assertThat(world.status(ids.get(0))).isEqualTo("PLACE_ORDER_SUCCESS");
        assertThat(world.status(ids.get(1))).isEqualTo("RISK_CONTROL");
    }

    @Test
    void nobody_pays_unless_it_is_asked_for() {
        ObjectNode result = world.suppliers.place("main", request("o-1", 1, MUG), JsonMapper.shared().readTree("{}"))
                .result(SuppliersFixture.WIRE);
        assertThat(result.has("error_msg")).isFalse();
        assertThat(world.status(result.at("/order_list/number/0").asLong())).isEqualTo("PLACE_ORDER_SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/logistics_address | country | \"USA\"",
            "/logistics_address | address | \"\"", "/logistics_address | city | null",
            "/logistics_address | zip | \"SW1A 1AA\"", "/logistics_address | full_name | \"山田\"",
            "/logistics_address | country | \"CL\"", "/logistics_address | street | \"1\""})
    void an_address_that_cannot_be_is_refused(String path, String field, String value) {
        assertRefused(path, field, value, "B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/logistics_address | country | \"BR\" | B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL_CPF_CN_INVALID",
            "/product_items/0 | product_id | 99 | ITEM_ID_NOT_FOUND",
            "/product_items/0 | sku_attr | \"14:1#Pink\" | SKU_NOT_EXIST",
            "/product_items/0 | sku_attr | null | SKU_NOT_EXIST",
            "/product_items/0 | product_count | 0 | PARM_ILLEGL",
            "/product_items/0 | product_count | 101 | INVENTORY_HOLD_ERROR",
            "/product_items/0 | product_id | \"1\" | PARM_ILLEGL",
            "/product_items/0 | logistics_service_name | \"PIGEON\" | DELIVERY_METHOD_NOT_EXIST"})
    void so_is_everything_else_with_its_own_code(String path, String field, String value, String code) {
        assertRefused(path, field, value, code);
    }

    @Test
    void so_are_products_that_are_gone_or_forbidden_and_other_currencies() {
        assertThat(world.place(request("o-1", 1, VASE)).path("error_code").asString())
                .isEqualTo("INVENTORY_HOLD_ERROR");
        assertThat(world.place(request("o-1", 1, KNIFE)).path("error_code").asString())
                .isEqualTo("A003_SUSPICIOUS_BUYER");
        JsonNode euro = JsonMapper.shared().readTree("{\"payment\":{\"pay_currency\":\"EUR\"}}");
        assertThat(world.suppliers.place("main", request("o-1", 1, MUG), euro)
                .result(SuppliersFixture.WIRE)
                .path("error_code")
                .asString()).isEqualTo("PRICE_PAY_CURRENCY_ERROR");
        assertThat(world.suppliers.ordersAfter(0, Optional.empty(), 10)).isEmpty();
        assertThat(world.suppliers.setStock(VASE, 1)).isTrue();
        world.made("o-1", 1, VASE);
        assertThat(world.place(request("o-2", 1, VASE)).path("error_code").asString())
                .isEqualTo("INVENTORY_HOLD_ERROR");
    }

    @Test
    void people_find_orders_by_the_buyers_key() {
        List<Long> ids = world.made("o-1", 1, MUG, LAMP);
        world.made("o-2", 1, MUG);
        assertThat(world.suppliers.ordersAfter(0, Optional.of("o-1"), 10)).extracting(Suppliers.Seen::orderId)
                .isEqualTo(ids);
        assertThat(world.suppliers.ordersAfter(ids.get(0), Optional.empty(), 1)).extracting(Suppliers.Seen::orderId)
                .containsExactly(ids.get(1));
    }

    @Test
    void lists_are_written_in_every_way() {
        List<Long> ids = world.made("o-1", 1, CHAIR);
        ObjectNode asObject = world.suppliers.get("main", ids.getFirst(), new Wire(false, true, "ae")).orElseThrow();
        assertThat(asObject.at("/child_order_list/ae_child_order_info/product_id").asLong()).isEqualTo(CHAIR);
        ObjectNode bare = world.suppliers.get("main", ids.getFirst(), new Wire(true, false, "aeop")).orElseThrow();
        assertThat(bare.at("/child_order_list/0/product_id").asLong()).isEqualTo(CHAIR);
        JsonNode placed = new Placed.Made(ids, false).result(new Wire(true, true, "aeop"));
        assertThat(placed.at("/order_list/0").asLong()).isEqualTo(ids.getFirst());
    }

    private void assertRefused(String path, String field, String value, String code) {
        ObjectNode request = request("o-1", 1, MUG);
        request.at(path).asObject().set(field, JsonMapper.shared().readTree(value));
        JsonNode result = world.place(request);
        assertThat(result.path("is_success").asBoolean()).isFalse();
        assertThat(result.path("error_code").asString()).isEqualTo(code);
        assertThat(result.path("error_msg").asString()).isNotBlank();
        assertThat(world.suppliers.ordersAfter(0, Optional.empty(), 10)).isEmpty();
        assertThat(world.ledger.after(0, 10)).singleElement()
                .satisfies(effect -> assertThat(effect.refused()).isEqualTo(1));
    }
}
