package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body that we send has the shape that Amazon's machine-readable model demands. */
class OfficialModelTest {

    private static final String MODEL = "fulfillmentOutbound_2020-07-01.json";

    @Test
    void takes_what_we_send() {
        var model = Samples.json(MODEL).required("definitions");
        assertThat(misfits(model, body())).isEmpty();
    }

    @Test
    void would_not_take_less_or_other() {
        var model = Samples.json(MODEL).required("definitions");
        assertThat(misfits(model, ((ObjectNode) body()).without("displayableOrderComment")))
                .containsExactly("$ lacks displayableOrderComment");
        assertThat(misfits(model, ((ObjectNode) body()).put("sellerFulfillmentOrderId", "x".repeat(41))))
                .containsExactly("$.sellerFulfillmentOrderId has 41 characters");
        assertThat(misfits(model, ((ObjectNode) body()).put("shippingSpeedCategory", "Soon")))
                .containsExactly("$.shippingSpeedCategory is Soon");
        assertThat(misfits(model, ((ObjectNode) body()).put("speed", "Soon"))).containsExactly("$.speed is unknown");
    }

    @Test
    void knows_our_statuses_speeds_and_policies() {
        var model = Samples.json(MODEL).required("definitions");
        for (var word : words(model, "FulfillmentOrderStatus")) {
            assertThat(AmazonStatus.of(word)).isNotEqualTo(AmazonStatus.UNKNOWN);
        }
        assertThat(words(model, "ShippingSpeedCategory"))
                .contains(List.of(ShippingSpeed.values()).stream().map(ShippingSpeed::word).toArray(String[]::new));
        assertThat(words(model, "FulfillmentPolicy")).containsExactlyInAnyOrder(
                List.of(FulfillmentPolicy.values()).stream().map(FulfillmentPolicy::word).toArray(String[]::new));
    }

    private static List<String> words(JsonNode model, String type) {
        return model.required(type).required("enum").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode body() {
        return JsonMapper.shared()
                .readTree(CreateBody.of(wish(line("1", "A", 1), line("9".repeat(80), "B", 2)), "ATVPDKIKX0DER",
                        new OrderTerms("Thank you.", ShippingSpeed.STANDARD, FulfillmentPolicy.FILL_ALL_AVAILABLE)));
    }

    private static List<String> misfits(JsonNode model, JsonNode body) {
        var misfits = new ArrayList<String>();
        check(model, model.required("CreateFulfillmentOrderRequest"), body, "$", misfits);
        return misfits;
    }

    private static void check(JsonNode model, JsonNode schema, JsonNode value, String at, List<String> misfits) {
        var ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            check(model, model.required(ref.substring(ref.lastIndexOf('/') + 1)), value, at, misfits);
            return;
        }
        switch (schema.path("type").asString("object")) {
            case "object" -> checkObject(model, schema, value, at, misfits);
            case "array" -> {
                for (int n = 0; n < value.size(); n++) {
                    check(model, schema.required("items"), value.required(n), "%s[%d]".formatted(at, n), misfits);
                }
            }
            case "string" -> checkText(schema, value, at, misfits);
            case "integer" -> {
                if (!value.isIntegralNumber()) misfits.add(at + " is no integer");
            }
            default -> misfits.add(at + " is of a type that this test does not know");
        }
    }

    private static void checkObject(JsonNode model, JsonNode schema, JsonNode value, String at, List<String> misfits) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(field -> !value.has(field))
                .forEach(field -> misfits.add("%s lacks %s".formatted(at, field)));
        value.properties().forEach(field -> {
            var fieldAt = at + "." + field.getKey();
            var type = schema.path("properties").get(field.getKey());
            if (type == null) {
                misfits.add(fieldAt + " is unknown");
            } else {
                check(model, type, field.getValue(), fieldAt, misfits);
            }
        });
    }

    private static void checkText(JsonNode schema, JsonNode value, String at, List<String> misfits) {
        if (!value.isString()) misfits.add(at + " is no text");
        var text = value.asString();
        if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            misfits.add("%s has %d characters".formatted(at, text.length()));
        }
        var words = schema.path("enum").valueStream().map(JsonNode::asString).toList();
        if (!words.isEmpty() && !words.contains(text)) misfits.add("%s is %s".formatted(at, text));
    }
}
