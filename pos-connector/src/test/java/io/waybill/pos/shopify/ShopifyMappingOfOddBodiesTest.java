package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.pos.sale.SaleReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyMappingOfOddBodiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            line_items     | "none"                                                  | line_items is no list
            line_items     | [7]                                                     | line_items holds something else
            line_items     | [{"quantity": 1, "price": "1"}]                         | line_items[0].id is missing
            line_items     | [{"id": 1, "price": "1"}]                               | line_items[0].quantity is missing
            line_items     | [{"id": 1, "quantity": -1, "price": "1"}]               | line_items[0].quantity is negative
            line_items     | [{"id": 1, "quantity": 99999999999, "price": "1"}]      | line_items[0].quantity is too large
            line_items     | [{"id": 1, "quantity": 1.5, "price": "1"}]              | line_items[0].quantity is no whole number
            line_items     | [{"id": 1, "quantity": "1", "price": "1"}]              | line_items[0].quantity is no whole number
            line_items     | [{"id": 1, "quantity": 1}]                              | line_items[0].price is missing
            line_items     | [{"id": 1, "quantity": 1, "price": "cheap"}]            | line_items[0].price is no amount
            line_items     | [{"id": 1, "quantity": 1, "price": "-1"}]               | line_items[0].price is negative
            line_items     | [{"id": 1, "quantity": 1, "price": "1.00001"}]          | line_items[0].price has more than 4 decimals
            line_items     | [{"id": 1, "quantity": 1, "price": "1e999999999"}]      | line_items[0].price is too large
            line_items     | [{"id": 1, "quantity": 1, "price": {}}]                 | line_items[0].price is no amount
            line_items     | [{"id": 1, "quantity": 1, "price": "1", "sku": 7}]      | line_items[0].sku is no text
            line_items     | [{"id": 1, "quantity": 1, "price": "1", "requires_shipping": "yes"}] | line_items[0].requires_shipping is neither
            line_items     | [{"id": 1, "quantity": 1, "price": "1"}, {"id": 1, "quantity": 1, "price": "1"}] | line_items names an id twice
            fulfillments   | [{"id": 1, "status": "success", "line_items": [{"id": 4, "quantity": 1}]}] | fulfillments[0].line_items[0].id names a line
            fulfillments   | [{"id": 1, "status": "success"}]                        | fulfillments[0].line_items is missing
            currency       | "money"                                                 | currency is no currency
            processed_at   | "yesterday"                                             | processed_at is no time
            processed_at   | "-99999-01-01T00:00:00Z"                                | processed_at is no time
            shipping_address | "somewhere"                                           | shipping_address is no object
            tags           | []                                                      | tags is no text
            """)
    void cannot_be_read_and_say_which_field_is_to_blame(String field, String json, String reason) {
        assertThat(Body.saleAtTill().with(field, json).read())
                .isInstanceOfSatisfying(Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line_items", "fulfillments"})
    void what_was_left_out_does_not_mean_that_there_is_none(String field) {
        assertThat(Body.saleAtTill().without(field).read())
                .isEqualTo(new Reading.Unreadable(field + " is missing"));
    }

    @Test
    void a_reason_never_quotes_the_customer() {
        var reading = Body.saleAtTill().with("email", "[\"bob@example.com\"]").read();
        assertThat(reading).isEqualTo(new Reading.Unreadable("email is no text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "{\"id\": 1} trailing"})
    void what_is_no_object_is_unreadable_too(String body) {
        assertThat(Body.read(body.getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void an_abyss_of_brackets_does_no_harm() {
        var abyss = "{\"id\":1,\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(Body.read(abyss.getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
    }
}
