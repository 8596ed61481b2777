package io.waybill.standalone.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A replay in words. */
final class ReplayLines {

    private static final int ORDERS_SHOWN_MAX = 10;

    private ReplayLines() {}

    static String progress(String service, JsonNode replay) {
        String trouble = replay.path("trouble").asString("");
        return "  %-20s%,d of %,d offsets, %s%s".formatted(service, replay.path("done").asLong(),
                replay.path("offsets").asLong(), counts(replay), trouble.isEmpty() ? "" : "; waits: " + trouble);
    }

    static List<String> summary(String service, JsonNode replay) {
        List<String> lines = new ArrayList<>();
        String state = replay.path("state").asString().toLowerCase(Locale.ROOT);
        String trouble = replay.path("trouble").asString("");
        lines.add("%s: %s, %s%s".formatted(service, state, counts(replay), trouble.isEmpty() ? "" : "; " + trouble));
        addTallies(lines, changed(replay), replay.at("/details/changes"));
        addTallies(lines, "not taken", replay.at("/details/refusals"));
        long missed = replay.at("/records/missed").asLong();
        if (missed > 0) {
            lines.add("  %,d offsets were taken by retention before they were read".formatted(missed));
        }
        addOrders(lines, replay);
        return lines;
    }

    private static String counts(JsonNode replay) {
        JsonNode records = replay.path("records");
        return "%,d records: %,d %s, %,d change nothing, %,d rejected, %,d undecodable".formatted(
                records.path("read").asLong(), records.path("changed").asLong(), changed(replay),
                records.path("unchanged").asLong(), records.path("rejected").asLong(),
                records.path("undecodable").asLong());
    }

    private static String changed(JsonNode replay) {
        return replay.path("dryRun").asBoolean() ? "would change something" : "changed something";
    }

    private static void addTallies(List<String> lines, String head, JsonNode tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        lines.add("  " + head + ": " + tallies.propertyStream()
                .map(tally -> "%s %,d".formatted(tally.getKey(), tally.getValue().asLong()))
                .collect(Collectors.joining(", ")));
    }

    private static void addOrders(List<String> lines, JsonNode replay) {
        long count = replay.at("/details/changedOrders").asLong();
        if (count == 0) {
            return;
        }
        List<String> ids = replay.at("/details/orders")
                .valueStream()
                .limit(ORDERS_SHOWN_MAX)
                .map(order -> order.path("orderId").asString())
                .toList();
        lines.add("  orders: %,d, among them %s".formatted(count, String.join(", ", ids)));
    }
}
