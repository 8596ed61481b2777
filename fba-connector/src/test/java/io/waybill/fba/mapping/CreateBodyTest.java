package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.Wishes.address;
import static io.waybill.fba.mapping.Wishes.changed;
import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreateBodyTest {

    private static final OrderTerms TERMS = new OrderTerms("Thank you.", ShippingSpeed.EXPEDITED,
            FulfillmentPolicy.FILL_ALL_AVAILABLE);

    @Test
    void says_all_that_amazon_wants_to_know() {
        assertThat(body(wish(line("11", "FBA-CUP", 2), line("12", "FBA-TRAY", 1)))).isEqualTo(JsonMapper.shared()
                .readTree("""
                        {"marketplaceId": "ATVPDKIKX0DER",
                         "sellerFulfillmentOrderId": "0123456789abcdef0123456789abcdef-F1",
                         "displayableOrderId": "#1001", "displayableOrderDate": "2026-11-23T09:15:30Z",
                         "displayableOrderComment": "Thank you.", "shippingSpeedCategory": "Expedited",
                         "fulfillmentAction": "Ship", "fulfillmentPolicy": "FillAllAvailable",
                         "destinationAddress": {"name": "Ada Lovelace", "addressLine1": "12 St James's Square",
                           "postalCode": "62701", "countryCode": "US", "city": "Springfield",
                           "stateOrRegion": "IL", "phone": "+1 217 555 0100"},
                         "items": [
                           {"sellerSku": "FBA-CUP", "sellerFulfillmentOrderItemId": "11", "quantity": 2},
                           {"sellerSku": "FBA-TRAY", "sellerFulfillmentOrderItemId": "12", "quantity": 1}]}
                        """));
    }

    @Test
    void is_the_same_each_time() {
        var wish = wish(line("11", "FBA-CUP", 2));
        assertThat(CreateBody.of(wish, "M", TERMS)).isEqualTo(CreateBody.of(wish, "M", TERMS));
    }

    @Test
    void prints_an_order_name_in_letters_that_amazon_has() {
        assertThat(displayed("#1001")).isEqualTo("#1001");
        assertThat(displayed("Größe  7")).isEqualTo("Größe 7");
        assertThat(displayed("注文 7\t8")).isEqualTo("7 8");
        assertThat(displayed("注文")).isEqualTo(Wishes.ID);
        assertThat(displayed("x".repeat(39) + " yy")).isEqualTo("x".repeat(39));
    }

    @Test
    void calls_a_line_whose_id_is_too_long_by_its_hash_and_knows_it_again() {
        var id = "gid://shopify/LineItem/" + "9".repeat(40);
        var wish = wish(line(id, "FBA-CUP", 1), line(id + "0", "FBA-CUP", 1));

        var items = body(wish).path("items");
        var names = items.valueStream().map(item -> item.path("sellerFulfillmentOrderItemId").asString()).toList();

        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(50));
        var ids = new LineIds(wish.getLines());
        assertThat(ids.lineOf(names.get(0), "FBA-CUP")).contains(id);
        assertThat(ids.lineOf(names.get(1), "FBA-CUP")).contains(id + "0");
    }

    @Test
    void an_item_that_somebody_else_named_is_known_by_its_sku_if_only_one_line_has_it() {
        var ids = new LineIds(wish(line("1", "A", 1), line("2", "B", 1), line("3", "B", 1)).getLines());
        assertThat(ids.lineOf("by-hand", "A")).contains("1");
        assertThat(ids.lineOf("by-hand", "B")).isEmpty();
        assertThat(ids.lineOf("3", "B")).contains("3");
    }

    @Test
    void names_what_an_address_lacks_and_nothing_that_is_in_it() {
        assertThat(CreateBody.impossible(wish(line("1", "A", 1)))).isEmpty();
        assertThat(CreateBody.impossible(changed(wish(line("1", "A", 1)), wish -> wish.setRecipient(null))))
                .contains("it has no shipping address");
        assertThat(lacking(address -> address.setName(" "))).isEqualTo("its shipping address lacks a name");
        assertThat(lacking(address -> address.setAddress1(""))).contains("a first line");
        assertThat(lacking(address -> address.setPostalCode(""))).contains("a postal code");
        assertThat(lacking(address -> address.setCountryCode(""))).contains("a country code");
    }

    @Test
    void refuses_what_amazon_never_takes() {
        assertThat(impossible()).isEqualTo("it has no lines");
        assertThat(impossible(line("1", "", 1))).isEqualTo("line 1 has no sku");
        assertThat(impossible(line("1", "S".repeat(51), 1))).contains("line 1 has a sku of more than 50");
        assertThat(impossible(line("1", "A", 0))).isEqualTo("line 1 asks for no unit");
        assertThat(impossible(line("1", "A", 1), line("1", "B", 1))).isEqualTo("it names line 1 twice");
        assertThat(impossible(line("1", "A", 251))).contains("250 units at most, it has 1 and 251");
        assertThat(impossible(lines(101))).contains("100 lines", "it has 101 and 101");
        assertThat(CreateBody.impossible(changed(wish(line("1", "A", 1)), wish -> wish.setFulfillmentOrderId("a b"))))
                .hasValueSatisfying(why -> assertThat(why).contains("its id"));
    }

    @Test
    void takes_the_most_that_amazon_takes() {
        assertThat(CreateBody.impossible(wish(lines(100)))).isEmpty();
        assertThat(CreateBody.impossible(wish(line("1", "A", 250)))).isEmpty();
    }

    private static RequestedLine[] lines(int count) {
        return IntStream.range(0, count).mapToObj(n -> line("" + n, "A", 1)).toArray(RequestedLine[]::new);
    }

    private static String impossible(RequestedLine... lines) {
        return CreateBody.impossible(wish(lines)).orElseThrow();
    }

    private static String lacking(UnaryOperator<Address.Builder> change) {
        var address = change.apply(Address.newBuilder(address())).build();
        var why = CreateBody.impossible(changed(wish(line("1", "A", 1)), wish -> wish.setRecipient(address)));
        assertThat(why.orElseThrow()).doesNotContain("Ada", "James", "Springfield", "62701", "555");
        return why.orElseThrow();
    }

    private static String displayed(String name) {
        return body(changed(wish(line("1", "A", 1)), wish -> wish.setOrderName(name))).path("displayableOrderId")
                .asString();
    }

    private static JsonNode body(FulfillmentRequest wish) {
        return JsonMapper.shared().readTree(CreateBody.of(wish, "ATVPDKIKX0DER", TERMS));
    }
}
