package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.standalone.demo.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what is true in the shop with what order-service says of it. */
record Sales(Api outside, Api orders) {

    private static final int PAGE = 200;

    void startTraffic(long seed, int sales, double perSecond) {
        post("/sim/faults", Map.of("seed", seed, "duplicate", 0.1, "reorder", 0.1, "delayMillisMax", 300, "refuse",
                0.05));
        post("/sim/traffic", Map.of("seed", seed, "sales", sales, "ratePerSecond", perSecond));
    }

    boolean areAllTold() {
        var progress = outside.get("/sim/traffic").body();
        return !progress.get("run").get("running").asBoolean() && progress.get("pendingWebhooks").asInt() == 0;
    }

    /** Every order of the shop is here once, with the units, payment and cancellation that are true there. */
    void areRight() {
        var known = known();
        var sold = sold();
        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(
                sold.stream().map(order -> order.get("id").asString()).toList());
        var wrong = new ArrayList<String>();
        for (var order : sold) {
            var here = known.getOrDefault(order.get("id").asString(), order);
            var found = differences(order, here);
            if (!found.isEmpty()) wrong.add("%s%n  in the shop: %s%n  here: %s".formatted(found, order, here));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> differences(JsonNode sold, JsonNode known) {
        var found = new ArrayList<String>();
        var status = sold.get("status");
        var payment = status.get("financialStatus").asString().toUpperCase(Locale.ROOT);
        compare(found, "payment", payment, known.get("paymentStatus").asString());
        var isCancelled = !status.get("cancelledAt").isNull();
        compare(found, "cancelled", isCancelled, !known.get("cancellation").isNull());
        var lines = new HashMap<String, JsonNode>();
        known.get("lines").forEach(line -> lines.put(line.get("lineId").asString(), line));
        for (var line : sold.get("lines")) {
            var id = line.get("lineId").asString();
            var here = lines.get(id);
            if (here == null) {
                compare(found, "quantity of missing line " + id, 0, line.get("quantity").asInt());
                continue;
            }
            compare(found, "quantity of " + id, line.get("quantity").asInt(), here.get("quantity").asInt());
            // What needs no shipping is nobody's to send, whatever the till's receipt calls it.
            if (!here.get("requiresShipping").asBoolean()) continue;
            compare(found, "shipped of " + id, line.get("fulfilled").asInt() + sentByChannels(known, id),
                    here.get("shipped").asInt());
            var waiting = here.get("open").asInt() + here.get("requested").asInt();
            if (isCancelled) compare(found, "waiting of cancelled " + id, 0, waiting);
        }
        return found;
    }

    /** What suppliers and Amazon sent for the shop, which does not know it yet. */
    private static int sentByChannels(JsonNode known, String lineId) {
        return known.get("fulfillmentOrders")
                .valueStream()
                .filter(part -> List.of("DROPSHIP", "FBA").contains(part.get("channel").asString()))
                .flatMap(part -> part.get("lines").valueStream())
                .filter(line -> line.get("lineId").asString().equals(lineId))
                .mapToInt(line -> line.get("shipped").asInt())
                .sum();
    }

    private static void compare(List<String> found, String what, Object sold, Object known) {
        if (!sold.equals(known)) found.add("%s: %s there, %s here".formatted(what, sold, known));
    }

    private List<JsonNode> sold() {
        var all = new ArrayList<JsonNode>();
        outside.get("/sim/ledger/orders?limit=5000").body().get("items").forEach(all::add);
        return all;
    }

    private Map<String, JsonNode> known() {
        var all = new HashMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = orders.get("/api/orders?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).body();
            for (var order : page.get("items")) {
                if (!order.get("platform").asString().equals("SHOPIFY")) continue;
                assertThat(all.put(order.get("externalId").asString(), order)).as("one order twice: %s", order)
                        .isNull();
            }
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private void post(String path, Map<String, Object> body) {
        assertThat(outside.post(path, JsonMapper.shared().valueToTree(body)).isSuccess()).as(path).isTrue();
    }
}
