package io.waybill.dropship.aliexpress.mapping;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what AliExpress writes in several ways. */
public final class Lenient {

    private static final int DIGITS_MAX = 18;

    private Lenient() {}

    /** Empty where there is none; numbers are written as texts as well. */
    public static String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }

    public static Optional<Long> whole(JsonNode object, String field) {
        var text = text(object, field);
        return text.length() <= DIGITS_MAX && text.matches("[0-9]+")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }

    static boolean isTrue(JsonNode object, String field) {
        return text(object, field).equalsIgnoreCase("true");
    }

    /** A list may be bare, wrapped in an object of one key, or, with one element, be that element. */
    static List<JsonNode> elements(JsonNode list) {
        if (list.isArray()) return list.valueStream().toList();
        if (list.isValueNode() && !list.isNull()) return List.of(list);
        if (!list.isObject() || list.isEmpty()) return List.of();
        var only = list.properties().iterator().next().getValue();
        return list.size() == 1 && (only.isContainer() || isNumberList(list)) ? elements(only) : List.of(list);
    }

    /** {@code {"number": 1}}: a wrapped list of one number. */
    private static boolean isNumberList(JsonNode list) {
        return list.has("number");
    }
}
