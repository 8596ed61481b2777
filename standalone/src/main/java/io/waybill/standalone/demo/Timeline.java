package io.waybill.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One entry of an order's timeline as a line of text. */
final class Timeline {

    private static final int DETAIL_CHARS_MAX = 110;

    private Timeline() {}

    /** Ids within the order are told without the order's own, which each of them begins with. */
    static String line(JsonNode entry, String orderId) {
        return "%3d  %-24s  %-25s %s".formatted(entry.path("sequence").asLong(), time(entry.path("at").asString("")),
                entry.path("type").asString(""), detail(entry.path("detail"), orderId)).stripTrailing();
    }

    /** To the millisecond: everybody's eyes are spared the rest. */
    private static String time(String instant) {
        return instant.replaceFirst("(\\.\\d{3})\\d+Z$", "$1Z");
    }

    private static String detail(JsonNode detail, String orderId) {
        List<String> parts = new ArrayList<>();
        detail.properties().forEach(part -> parts.add(part.getKey() + " " + value(part.getValue())));
        String text = String.join(", ", parts).replace(orderId + "-", "");
        return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX - 1) + "…";
    }

    private static String value(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString().replace("\"", "");
    }
}
