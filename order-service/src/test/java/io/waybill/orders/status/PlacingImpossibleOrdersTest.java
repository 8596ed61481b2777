package io.waybill.orders.status;

import static io.waybill.orders.status.Form.firstLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the answer says what is wrong with it; it is never our failure. */
@RunningService
class PlacingImpossibleOrdersTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void wrong_values_are_refused_with_the_name_of_their_field(String field, String what, Consumer<ObjectNode> spoil) {
        var form = Form.order("MAN-MUG", 2);
        spoil.accept(form);

        assertRefused(operator.post("/api/orders", form), field);
    }

    static Stream<Arguments> wrong_values_are_refused_with_the_name_of_their_field() {
        return Stream.of(
                wrong("platform", "of a connector", f -> f.put("platform", "SHOPIFY")),
                wrong("platform", "that does not exist", f -> f.put("platform", "EBAY")),
                wrong("store", "missing", f -> f.remove("store")),
                wrong("store", "empty", f -> f.put("store", "")),
                wrong("externalId", "null", f -> f.putNull("externalId")),
                wrong("externalId", "too long", f -> f.put("externalId", "x".repeat(129))),
                wrong("externalId", "with NUL", f -> f.put("externalId", "a\u0000b")),
                wrong("externalId", "an object", f -> f.putObject("externalId")),
                wrong("revision", "missing", f -> f.remove("revision")),
                wrong("revision", "zero", f -> f.put("revision", 0)),
                wrong("revision", "negative", f -> f.put("revision", -1)),
                wrong("revision", "a fraction", f -> f.put("revision", 1.5)),
                wrong("revision", "a word", f -> f.put("revision", "first")),
                wrong("placedAt", "missing", f -> f.remove("placedAt")),
                wrong("placedAt", "no time", f -> f.put("placedAt", "yesterday")),
                wrong("placedAt", "without zone", f -> f.put("placedAt", "2026-11-22T10:00:00")),
                wrong("placedAt", "too far", f -> f.put("placedAt", "+999999999-01-01T00:00:00Z")),
                wrong("placedAt", "a number", f -> f.put("placedAt", 1.0e300)),
                wrong("currency", "lower case", f -> f.put("currency", "usd")),
                wrong("currency", "missing", f -> f.remove("currency")),
                wrong("paymentStatus", "unknown", f -> f.put("paymentStatus", "MAYBE")),
                wrong("deliveryMethod", "unknown", f -> f.put("deliveryMethod", "DRONE")),
                wrong("deliveryMethod", "not known", f -> f.put("deliveryMethod", "UNKNOWN")),
                wrong("tags", "no list", f -> f.put("tags", "gift")),
                wrong("tags", "of null", f -> f.putArray("tags").addNull()),
                wrong("tags", "too long", f -> f.putArray("tags").add("x".repeat(65))),
                wrong("test", "no boolean", f -> f.put("test", "perhaps")),
                wrong("countryCode", "a name", f -> f.putObject("shippingAddress").put("countryCode", "Germany")),
                wrong("shippingAddress", "a text", f -> f.put("shippingAddress", "Main Street")),
                wrong("lines", "missing", f -> f.remove("lines")),
                wrong("lines", "empty", f -> f.putArray("lines")),
                wrong("lines", "worth too much", f -> Form.firstLine(f).put("unitPrice", "999999999999999")),
                wrong("lines", "of null", f -> f.putArray("lines").addNull()),
                wrong("lines", "no list", f -> f.put("lines", 1)),
                wrong("lines", "twice the same", f -> Form.lines(f).add(Form.line("1", "MAN-MUG", 1))),
                wrong("lineId", "missing", f -> firstLine(f).remove("lineId")),
                wrong("sku", "blank", f -> firstLine(f).put("sku", " ")),
                wrong("quantity", "missing", f -> firstLine(f).remove("quantity")),
                wrong("quantity", "negative", f -> firstLine(f).put("quantity", -1)),
                wrong("quantity", "too many", f -> firstLine(f).put("quantity", 1_000_001)),
                wrong("quantity", "beyond an int", f -> firstLine(f).put("quantity", 3_000_000_000L)),
                wrong("quantity", "a fraction", f -> firstLine(f).put("quantity", 2.5)),
                wrong("unitPrice", "negative", f -> firstLine(f).put("unitPrice", "-1")),
                wrong("unitPrice", "too fine", f -> firstLine(f).put("unitPrice", "0.00001")),
                wrong("unitPrice", "with exponent", f -> firstLine(f).put("unitPrice", "1e999999999")),
                wrong("unitPrice", "more than is kept", f -> firstLine(f).put("unitPrice", "1" + "0".repeat(15))),
                wrong("unitPrice", "no number", f -> firstLine(f).put("unitPrice", "cheap")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"order\"", "{\"store\":}", "{\"revision\":1e99999999}",
            "{\"revision\":99999999999999999999999}", "not json at all", "{\"lines\":[{\"quantity\":1e400}]}"})
    void bodies_that_are_no_order_are_refused(String body) {
        assertRefused(operator.post("/api/orders", body), "");
    }

    @Test
    void deep_nesting_is_refused_even_where_nobody_looks() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertRefused(operator.post("/api/orders", "{\"unknown\":" + deep + "}"), "");
    }

    @Test
    void a_number_of_a_hundred_thousand_digits_is_refused() {
        assertRefused(operator.post("/api/orders", "{\"revision\":" + "9".repeat(100_000) + "}"), "");
    }

    @Test
    void half_a_character_is_refused() {
        var form = Form.order("MAN-MUG", 2).put("externalId", "HALF").toString().replace("HALF", "a\\ud83d");

        assertRefused(operator.post("/api/orders", form), "externalId");
    }

    @Test
    void fields_that_nobody_knows_are_ignored() {
        var form = Form.order("MAN-MUG", 2);
        form.putObject("giftWrap").put("color", "red");
        firstLine(form).put("weight", 3);

        assertThat(operator.post("/api/orders", form).status()).isEqualTo(201);
    }

    @Test
    void a_refused_order_leaves_nothing_behind() {
        var form = Form.order("MAN-MUG", 2);
        Form.lines(form).add(Form.line("1", "MAN-MUG", 1));
        operator.post("/api/orders", form);

        var found = operator.get("/api/orders?q=" + form.path("externalId").asString() + "&limit=200");
        assertThat(found.json().path("items")).noneMatch(o -> o.path("externalId").equals(form.path("externalId")));
    }

    @Test
    void a_body_that_is_too_large_is_refused_as_such() {
        var form = Form.order("MAN-MUG", 2).put("padding", "x".repeat(2_000_000));

        assertThat(operator.post("/api/orders", form).status()).isEqualTo(413);
    }

    @Test
    void an_order_that_no_message_could_carry_is_refused_as_too_large() {
        var form = Form.order("MAN-MUG", 2);
        for (var n = 2; n <= 1_000; n++) {
            Form.lines(form)
                    .add(Form.line("%064d".formatted(n), "MAN-" + "東".repeat(50), 1)
                            .put("title", "東".repeat(240)));
        }
        var answer = operator.post("/api/orders", form);

        assertThat(answer.status()).as("%s", answer.text("detail")).isEqualTo(413);
    }

    private static Arguments wrong(String field, String what, Consumer<ObjectNode> spoil) {
        return Arguments.of(field, what, spoil);
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:waybill:problem:");
        assertThat(answer.response().body()).contains(field)
                .doesNotContain("Exception", "jackson");
    }
}
