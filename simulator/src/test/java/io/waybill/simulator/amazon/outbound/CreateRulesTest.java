package io.waybill.simulator.amazon.outbound;

import static io.waybill.simulator.amazon.outbound.SellerFixture.body;
import static io.waybill.simulator.amazon.outbound.SellerFixture.refusal;
import static io.waybill.simulator.amazon.outbound.SellerFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.amazon.outbound.Terms.DuplicateCreate;
import io.waybill.simulator.amazon.outbound.Terms.UnknownOrder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API does not take, and how it says so. */
class CreateRulesTest {

    private final SellerFixture seller = new SellerFixture();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sellerFulfillmentOrderId | null", "sellerFulfillmentOrderId | \"a b\"",
            "sellerFulfillmentOrderId | \"a+b\"", "sellerFulfillmentOrderId | \"\"",
            "sellerFulfillmentOrderId | \"01234567890123456789012345678901234567891\"",
            "displayableOrderId | null", "displayableOrderId | \"a  b\"", "displayableOrderId | \"東\"",
            "displayableOrderDate | \"yesterday\"", "displayableOrderDate | 17", "displayableOrderComment | null",
            "shippingSpeedCategory | \"Fast\"", "shippingSpeedCategory | \"ScheduledDelivery\"",
            "destinationAddress | null", "destinationAddress | {}", "fulfillmentAction | \"Wait\"",
            "fulfillmentPolicy | \"FillSome\"", "items | null", "items | []", "items | {}", "itmes | []",
            "notificationEmails | \"a@example.com\"", "codSettings | {}"})
    void a_field_that_cannot_be_is_named(String field, String value) {
        ObjectNode request = request("o-1", "FillOrKill", "KETTLE");
        request.set(field, JsonMapper.shared().readTree(value));
        Refusal refusal = refusal(seller.orders.create(request));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("InvalidInput");
        assertThat(refusal.message()).contains(field);
        assertThat(seller.orders.ordersAfter(0, 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"quantity | 0", "quantity | -1", "quantity | 1.5", "quantity | \"1\"",
            "quantity | 2147483648", "quantity | null", "sellerSku | null", "sellerFulfillmentOrderItemId | null",
            "giftMessage | 5", "perUnitPrice | {\"currencyCode\":\"USD\"}"})
    void so_is_one_of_an_item(String field, String value) {
        ObjectNode request = request("o-1", "FillOrKill", "KETTLE");
        request.withArray("items").get(0).asObject().set(field, JsonMapper.shared().readTree(value));
        assertThat(refusal(seller.orders.create(request)).message()).contains("items[0]." + field);
    }

    @ParameterizedTest
    @CsvSource({"name", "addressLine1", "postalCode", "countryCode"})
    void so_is_one_of_the_address(String field) {
        ObjectNode request = request("o-1", "FillOrKill", "KETTLE");
        request.withObject("destinationAddress").remove(field);
        assertThat(refusal(seller.orders.create(request)).message()).contains("destinationAddress." + field);
    }

    @Test
    void a_country_is_one() {
        ObjectNode request = request("o-1", "FillOrKill", "KETTLE");
        request.withObject("destinationAddress").put("countryCode", "USA");
        assertThat(refusal(seller.orders.create(request)).message()).contains("countryCode");
    }

    @Test
    void the_limits_are_a_hundred_lines_and_250_units() {
        body(seller.orders.create(lines("o-1", 100, 2)));
        assertThat(refusal(seller.orders.create(lines("o-2", 101, 1))).message()).contains("1 to 100");
        body(seller.orders.create(lines("o-3", 1, 250)));
        assertThat(refusal(seller.orders.create(lines("o-4", 1, 251))).message()).contains("250 units");
    }

    @Test
    void an_unknown_sku_and_a_line_that_is_there_twice_are_refused() {
        assertThat(refusal(seller.orders.create(request("o-1", "FillOrKill", "NONE"))).message())
                .isEqualTo("the SellerSKU for Item Id: item-1 is invalid.");
        ObjectNode twice = request("o-1", "FillOrKill", "KETTLE", "TEAPOT");
        twice.withArray("items").get(1).asObject().put("sellerFulfillmentOrderItemId", "item-1");
        assertThat(refusal(seller.orders.create(twice)).message()).contains("item-1 is there twice");
    }

    @Test
    void another_marketplace_is_forbidden() {
        ObjectNode request = request("o-1", "FillOrKill", "KETTLE").put("marketplaceId", "A1PA6795UKMFR9");
        assertThat(refusal(seller.orders.create(request))).isEqualTo(
                Refusal.unauthorized("The marketplaces you provided are not valid for region."));
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThat(refusal(seller.orders.create(MissingNode.getInstance())).status()).isEqualTo(400);
        assertThat(refusal(seller.orders.create(JsonMapper.shared().readTree("[]"))).status()).isEqualTo(400);
    }

    @Test
    void a_duplicate_is_refused_and_makes_no_second_order() {
        seller.create("o-1", "FillOrKill", "KETTLE");
        Refusal refusal = refusal(seller.orders.create(request("o-1", "FillOrKill", "TEAPOT")));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("InvalidInput");
        assertOnlyTheFirst(seller);
    }

    @Test
    void or_it_is_answered_as_the_first_time_where_that_is_assumed() {
        SellerFixture other = new SellerFixture(DuplicateCreate.IDEMPOTENT, UnknownOrder.INVALID_INPUT);
        other.create("o-1", "FillOrKill", "KETTLE");
        assertThat(body(other.orders.create(request("o-1", "FillOrKill", "TEAPOT")))).isEmpty();
        assertOnlyTheFirst(other);
    }

    @Test
    void the_id_of_a_cancelled_order_is_used_up() {
        seller.create("o-1", "FillOrKill", "KETTLE");
        body(seller.orders.cancel("o-1"));
        seller.clock.advanceMillis(100);
        assertThat(refusal(seller.orders.create(request("o-1", "FillOrKill", "KETTLE"))).status()).isEqualTo(400);
    }

    @Test
    void what_is_not_there_is_told_in_the_way_that_is_assumed() {
        assertThat(refusal(seller.orders.get("o-1")).status()).isEqualTo(404);
        assertThat(refusal(seller.orders.cancel("o-1")).status()).isEqualTo(404);
        assertThat(refusal(seller.orders.tracking(1)).status()).isEqualTo(404);
        SellerFixture other = new SellerFixture(DuplicateCreate.IDEMPOTENT, UnknownOrder.INVALID_INPUT);
        assertThat(refusal(other.orders.get("o-1"))).isEqualTo(Refusal.invalid("Order o-1 does not exist."));
    }

    @Test
    void a_full_simulator_says_so_and_takes_no_more() {
        IntStream.range(0, 10).forEach(n -> seller.create("o-" + n, "FillOrKill", "KETTLE"));
        assertThat(refusal(seller.orders.create(request("o-10", "FillOrKill", "KETTLE"))).status()).isEqualTo(503);
    }

    private static void assertOnlyTheFirst(SellerFixture seller) {
        assertThat(seller.item("o-1", 0).path("sellerSku").asString()).isEqualTo("KETTLE");
        assertThat(seller.ledger.after(0, 10)).singleElement().satisfies(effect -> {
            assertThat(effect.calls()).isEqualTo(2);
            assertThat(effect.created()).isEqualTo(1);
            assertThat(effect.repeats()).isEqualTo(1);
        });
    }

    private static ObjectNode lines(String id, int lines, int quantity) {
        ObjectNode request = request(id, "FillOrKill",
                IntStream.range(0, lines).mapToObj(n -> "KETTLE").toArray(String[]::new));
        request.withArray("items").forEach(item -> item.asObject().put("quantity", quantity));
        return request;
    }
}
