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
        for (var order : sold) isRight(order, known.getOrDefault(order.get("id").asString(), order));
    }

    private static void isRight(JsonNode sold, JsonNode known) {
        var what = "in the shop: %s%nhere: %s".formatted(sold, known);
        var status = sold.get("status");
        assertThat(known.get("paymentStatus").asString()).as(what)
                .isEqualTo(status.get("financialStatus").asString().toUpperCase(Locale.ROOT));
        assertThat(known.get("cancellation").isNull()).as(what).isEqualTo(status.get("cancelledAt").isNull());
        var lines = new HashMap<String, JsonNode>();
        known.get("lines").forEach(line -> lines.put(line.get("lineId").asString(), line));
        for (var line : sold.get("lines")) {
            var here = lines.get(line.get("lineId").asString());
            if (here == null) {
                assertThat(line.get("quantity").asInt()).as(what).isZero();
                continue;
            }
            assertThat(here.get("quantity").asInt()).as(what).isEqualTo(line.get("quantity").asInt());
            assertThat(here.get("shipped").asInt()).as(what).isEqualTo(line.get("fulfilled").asInt());
            if (!status.get("cancelledAt").isNull()) {
                assertThat(here.get("open").asInt() + here.get("requested").asInt()).as(what).isZero();
            }
        }
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
