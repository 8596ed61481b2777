package io.waybill.standalone.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A dead letter in words. */
final class LetterLines {

    private LetterLines() {}

    static String row(String service, JsonNode letter) {
        return "%-20s%6d  %-9s%-20s %-34s %s  %s".formatted(service, letter.path("id").asLong(),
                letter.path("state").asString(), letter.path("kind").asString(), letter.path("orderId").asString("-"),
                origin(letter), letter.path("reason").asString());
    }

    static String redriven(String service, JsonNode redriven) {
        String what = redriven.path("what")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        String end = redriven.path("reason").asString("").isEmpty()
                ? what.isEmpty() ? "changed nothing" : what
                : redriven.path("kind").asString() + ": " + redriven.path("reason").asString();
        return "%-20s%6d  %-9s%-34s %s".formatted(service, redriven.path("id").asLong(),
                redriven.path("state").asString(), redriven.path("orderId").asString("-"), end);
    }

    static List<String> details(String service, JsonNode details) {
        JsonNode letter = details.path("letter");
        List<String> lines = new ArrayList<>();
        lines.add("dead letter %d of %s, read by %s".formatted(letter.path("id").asLong(), service,
                letter.path("reader").asString()));
        add(lines, "order", letter.path("orderId").asString("-"));
        add(lines, "state", "%s, %d failed attempts".formatted(letter.path("state").asString(),
                letter.path("attempts").asInt()));
        add(lines, "since", letter.path("createdAt").asString());
        add(lines, "kind", letter.path("kind").asString());
        add(lines, "reason", letter.path("reason").asString());
        add(lines, "origin", origin(letter) + ", key " + details.path("key").asString());
        add(lines, "settled", "%s by %s".formatted(letter.path("settledAt").asString(""),
                letter.path("settledBy").asString("")));
        add(lines, "headers", details.path("headers").isEmpty() ? "" : details.path("headers").toString());
        add(lines, "unreadable", details.path("unreadable").asString(""));
        add(lines, "hex", details.path("hex").asString(""));
        if (details.path("content").isObject()) {
            add(lines, "content", "personal data masked");
            details.path("content").toPrettyString().lines().map(line -> "  " + line).forEach(lines::add);
        }
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isBlank() && !value.equals(" by ")) {
            lines.add("  %-11s%s".formatted(name, value));
        }
    }

    private static String origin(JsonNode letter) {
        return letter.path("topic").asString() + "-" + letter.path("partition").asInt() + "@"
                + letter.path("offset").asLong();
    }
}
