package io.waybill.dropship.aliexpress.mapping;

import static io.waybill.dropship.aliexpress.mapping.Wishes.CATALOGUE;
import static io.waybill.dropship.aliexpress.mapping.Wishes.changed;
import static io.waybill.dropship.aliexpress.mapping.Wishes.line;
import static io.waybill.dropship.aliexpress.mapping.Wishes.to;
import static io.waybill.dropship.aliexpress.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.OutsideChannel.Prepared;
import io.waybill.schemas.FulfillmentRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlacingBodyTest {

    @Test
    void carries_our_id_the_recipient_and_each_variant_once() {
        var wish = wish(line("1", "BLACK-MUG", 1), line("2", "LAMP", 2), line("3", "BLACK-MUG", 3),
                line("4", "WHITE-MUG", 1));

        assertThat(request(wish)).isEqualTo(json("""
                {"out_order_id": "0123456789abcdef0123456789abcdef-F1",
                 "logistics_address": {"full_name": "Ada Lovelace", "contact_person": "Ada Lovelace",
                   "address": "12 St James's Square", "city": "Springfield", "province": "Illinois", "country": "US",
                   "zip": "62701", "phone_country": "+1", "mobile_no": "2175550100", "locale": "en_US"},
                 "product_items": [
                   {"product_id": 1001, "product_count": 4, "sku_attr": "14:350853#Black",
                    "logistics_service_name": "CAINIAO_STANDARD"},
                   {"product_id": 1002, "product_count": 2},
                   {"product_id": 1001, "product_count": 1, "sku_attr": "14:29#White",
                    "logistics_service_name": "CAINIAO_STANDARD"}]}"""));
    }

    @Test
    void is_paid_by_itself_only_where_that_is_configured() {
        var wish = wish(line("1", "LAMP", 1));
        var paying = new Catalogue("main", CATALOGUE.bySku(), true);

        assertThat(json(parameter(PlacingBody.of(wish, CATALOGUE), "ds_extend_request")).at("/payment/try_to_pay")
                .asString()).isEqualTo("false");
        assertThat(json(parameter(PlacingBody.of(wish, paying), "ds_extend_request"))).isEqualTo(
                json("{\"payment\": {\"pay_currency\": \"USD\", \"try_to_pay\": \"true\"}}"));
    }

    @Test
    void the_same_wish_gives_the_same_bytes() {
        var wish = wish(line("1", "BLACK-MUG", 1), line("2", "LAMP", 2));

        assertThat(PlacingBody.of(wish, CATALOGUE)).isEqualTo(PlacingBody.of(wish, CATALOGUE));
    }

    @Test
    void names_are_folded_to_latin_letters_and_codes_have_no_spaces() {
        var address = request(to(wish(line("1", "LAMP", 1)), there -> there.setName("Łukasz Müller-Ørsted")
                .setAddress1("Straße\u00a0der Æther 1")
                .setAddress2("Étage 2")
                .setCity("Þórshöfn")
                .setPostalCode("SW1A 1AA")
                .setCountryCode("GB"))).path("logistics_address");

        assertThat(address.path("full_name").asString()).isEqualTo("Lukasz Muller-Orsted");
        assertThat(address.path("address").asString()).isEqualTo("Strasse der AEther 1");
        assertThat(address.path("address2").asString()).isEqualTo("Etage 2");
        assertThat(address.path("city").asString()).isEqualTo("Thorshofn");
        assertThat(address.path("zip").asString()).isEqualTo("SW1A1AA");
    }

    @Test
    void a_sku_that_nobody_mapped_is_named() {
        assertThat(impossible(wish(line("1", "LAMP", 1), line("2", "GONE", 1))))
                .contains("sku GONE")
                .contains("account main")
                .contains("waybill.dropship.aliexpress.accounts[].products");
    }

    @ParameterizedTest
    @CsvSource({"name, name", "address1, address1", "city, city", "countryCode, country"})
    void a_missing_field_is_named(String field, String told) {
        assertThat(impossible(to(wish(line("1", "LAMP", 1)), there -> {
            switch (field) {
                case "name" -> there.setName(" ");
                case "address1" -> there.setAddress1("");
                case "city" -> there.setCity("");
                default -> there.setCountryCode("");
            }
            return there;
        }))).contains("the recipient's " + told + " is missing");
    }

    @Test
    void what_cannot_be_written_in_latin_letters_is_named_and_not_quoted() {
        assertThat(impossible(to(wish(line("1", "LAMP", 1)), there -> there.setCity("Київ"))))
                .contains("the recipient's city is not in Latin letters")
                .doesNotContain("Київ");
        assertThat(impossible(changed(wish(line("1", "LAMP", 1)), wish -> wish.setRecipient(null)))).contains(
                "no recipient");
    }

    @ParameterizedTest
    @CsvSource({"BR, CPF", "CL, RUT", "KR, PCCC"})
    void places_that_want_a_number_orders_do_not_have_are_named(String country, String number) {
        assertThat(impossible(to(wish(line("1", "LAMP", 1)), there -> there.setCountryCode(country)))).contains(country)
                .contains(number);
    }

    private static String impossible(FulfillmentRequest wish) {
        assertThat(PlacingBody.of(wish, CATALOGUE)).isInstanceOf(Prepared.Impossible.class);
        return ((Prepared.Impossible) PlacingBody.of(wish, CATALOGUE)).why();
    }

    private static JsonNode request(FulfillmentRequest wish) {
        return json(parameter(PlacingBody.of(wish, CATALOGUE), "param_place_order_request4_open_api_d_t_o"));
    }

    private static String parameter(Prepared prepared, String name) {
        assertThat(prepared).isInstanceOf(Prepared.Body.class);
        return PlacingBody.parameters(((Prepared.Body) prepared).text()).getOrDefault(name, "");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
