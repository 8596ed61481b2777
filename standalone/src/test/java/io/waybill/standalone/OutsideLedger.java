package io.waybill.standalone;

import io.waybill.standalone.demo.Api;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What suppliers and warehouses really made of our calls, and what goes wrong with those calls. */
record OutsideLedger(Api outside) {

    private static final int PAGE = 1000;

    /** All effects by our key, which is the fulfillment order's id. */
    Map<String, JsonNode> effects() {
        var all = new HashMap<String, JsonNode>();
        var after = 0L;
        while (true) {
            var page = outside.get("/sim/ledger/effects?limit=%d&after=%d".formatted(PAGE, after)).body();
            page.path("items").forEach(effect -> all.put(effect.path("key").asString(), effect));
            if (!page.path("next").isNumber()) return all;
            after = page.path("next").asLong();
        }
    }

    JsonNode calls() {
        return outside.get("/sim/ledger/calls").body();
    }

    /** A share of all calls goes wrong, in each way that there is. */
    void disturb(long seed, double share) {
        for (var system : new String[]{"amazon", "aliexpress"}) {
            follow(system, Map.of("seed", seed, "answerLost", share * 0.3, "throttled", share * 0.2, "failedBefore",
                    share * 0.2, "failedAfter", share * 0.3, "slow", share, "delayMillisMax", 1500,
                    "lostAfterMillis", 1000));
        }
    }

    void calm() {
        follow("amazon", Map.of());
        follow("aliexpress", Map.of());
    }

    /** HANG or FAIL. */
    void breakDown(String system, String outage) {
        follow(system, Map.of("outage", outage));
    }

    private void follow(String system, Map<String, Object> plan) {
        var answer = outside.post("/sim/faults/calls/" + system, JsonMapper.shared().valueToTree(plan));
        if (!answer.isSuccess()) throw new IllegalStateException(system + " refuses the plan: " + answer);
    }
}
