package io.waybill.pos.shopify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object and where in the body it is. Every reader refuses what is of another type, by the field's name. */
record Json(JsonNode node, String path) {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int ID_DIGITS_MAX = 40;
    private static final int MONEY_SCALE = 4;
    private static final int MONEY_INTEGER_DIGITS_MAX = 15;
    private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);

    static Json parse(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            if (node == null || !node.isObject()) throw new UnreadableException("the body is no JSON object");
            return new Json(node, "");
        } catch (JacksonException e) {
            throw new UnreadableException("the body is no JSON");
        }
    }

    /** An id, which Shopify writes as a number. */
    String id(String field) {
        return optionalId(field).orElseThrow(() -> misfit(field, "is missing"));
    }

    Optional<String> optionalId(String field) {
        var value = value(field);
        if (value == null) return Optional.empty();
        var text = value.isIntegralNumber() || value.isString() ? value.asString() : "";
        if (text.length() > ID_DIGITS_MAX || !text.matches("[1-9][0-9]*")) throw misfit(field, "is no id");
        return Optional.of(text);
    }

    /** Empty where there is none. */
    String text(String field) {
        var value = value(field);
        if (value == null) return "";
        if (!value.isString()) throw misfit(field, "is no text");
        return value.stringValue();
    }

    /** Empty where there is none, or anything else than text. */
    String lenientText(String field) {
        var value = value(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    boolean flag(String field, boolean byDefault) {
        var value = value(field);
        if (value == null) return byDefault;
        if (!value.isBoolean()) throw misfit(field, "is neither true nor false");
        return value.booleanValue();
    }

    Optional<Instant> time(String field) {
        var text = text(field);
        if (text.isEmpty()) return Optional.empty();
        return Optional.of(ShopifyTime.parse(text).orElseThrow(() -> misfit(field, "is no time")));
    }

    Optional<Integer> quantity(String field) {
        var value = value(field);
        if (value == null) return Optional.empty();
        if (!value.isIntegralNumber()) throw misfit(field, "is no whole number");
        var number = value.bigIntegerValue();
        if (number.signum() < 0) throw misfit(field, "is negative");
        if (number.compareTo(INT_MAX) > 0) throw misfit(field, "is too large");
        return Optional.of(number.intValueExact());
    }

    BigDecimal money(String field) {
        var value = value(field);
        if (value == null) throw misfit(field, "is missing");
        if (!value.isString() && !value.isNumber()) throw misfit(field, "is no amount");
        try {
            var amount = new BigDecimal(value.asString()).stripTrailingZeros();
            // Looked at before anything is computed: 1e999999999 would take all memory.
            if (amount.signum() < 0) throw misfit(field, "is negative");
            if (amount.scale() > MONEY_SCALE) throw misfit(field, "has more than 4 decimals");
            if ((long) amount.precision() - amount.scale() > MONEY_INTEGER_DIGITS_MAX) {
                throw misfit(field, "is too large");
            }
            return amount.setScale(MONEY_SCALE);
        } catch (NumberFormatException e) {
            throw misfit(field, "is no amount");
        }
    }

    Optional<Json> object(String field) {
        var value = value(field);
        if (value == null) return Optional.empty();
        if (!value.isObject()) throw misfit(field, "is no object");
        return Optional.of(new Json(value, at(field)));
    }

    /** What was left out is refused: it does not mean that there is none. */
    List<Json> objects(String field) {
        var value = node.get(field);
        if (value == null) throw misfit(field, "is missing");
        return value.isNull() ? List.of() : elements(field, value);
    }

    List<Json> optionalObjects(String field) {
        var value = value(field);
        return value == null ? List.of() : elements(field, value);
    }

    private List<Json> elements(String field, JsonNode array) {
        if (!array.isArray()) throw misfit(field, "is no list");
        return IntStream.range(0, array.size()).mapToObj(index -> {
            var element = array.get(index);
            if (element == null || !element.isObject()) throw misfit(field, "holds something else than objects");
            return new Json(element, "%s[%d]".formatted(at(field), index));
        }).toList();
    }

    /** The first text of a list; empty where there is none. */
    String firstText(String field) {
        var value = value(field);
        if (value == null || !value.isArray() || value.isEmpty()) return "";
        return value.get(0).isString() ? value.get(0).stringValue() : "";
    }

    void requireDistinct(String field, List<String> ids) {
        if (Set.copyOf(ids).size() < ids.size()) throw misfit(field, "names an id twice");
    }

    UnreadableException misfit(String field, String what) {
        return new UnreadableException("%s %s".formatted(at(field), what));
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private @Nullable JsonNode value(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    @Override
    public String toString() {
        return "Json[%s]".formatted(path);
    }
}
