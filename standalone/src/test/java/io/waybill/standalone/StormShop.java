package io.waybill.standalone;

import io.waybill.standalone.demo.Api;
import io.waybill.standalone.demo.StoryFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop that sells what suppliers and Amazon send, from a seed, and cancels some of it sooner or later. */
final class StormShop {

    private static final List<String> SKUS = List.of("DS-MUG", "DS-MUG-WHITE", "DS-LAMP", "DS-CHAIR", "DS-CABLE",
            "FBA-KETTLE", "FBA-CUP", "FBA-TEAPOT", "FBA-TILES", "FBA-FRAGILE");
    private static final int LINES_MAX = 3;
    private static final double CANCELLED_SHARE = 0.1;

    private final Api orders;
    private final String prefix;
    private final Random random;
    private final List<String> placed = new CopyOnWriteArrayList<>();

    StormShop(Api orders, String prefix, long seed) {
        this.orders = orders;
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    List<String> placed() {
        return placed;
    }

    /** One unit of one sku; returns the order's id. */
    String sell(String sku) {
        var id = untilAnswered("/api/orders", order(prefix + placed.size(), List.of(line(0, sku, 1)))).path("id")
                .asString();
        placed.add(id);
        return id;
    }

    /** Places one order, and now and then cancels one of the last ones. */
    void trade() {
        var body = order(prefix + placed.size(), lines());
        placed.add(untilAnswered("/api/orders", body).path("id").asString());
        if (random.nextDouble() < CANCELLED_SHARE) {
            var back = Math.min(placed.size(), 1 + random.nextInt(6));
            untilAnswered("/api/orders/" + placed.get(placed.size() - back) + "/cancel", Map.of("reason", "CUSTOMER"));
        }
    }

    JsonNode document(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(StoryFailed.class)
                .until(() -> orders.get("/api/orders/" + id), Api.Answer::isSuccess)
                .body();
    }

    /** A lost answer is asked for again: placing is safe to repeat, and a command that was carried out says so. */
    JsonNode untilAnswered(String path, Map<String, Object> body) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(StoryFailed.class)
                .until(() -> orders.post(path, JsonMapper.shared().valueToTree(body)),
                        answer -> answer.isSuccess() || answer.status() == 409)
                .body();
    }

    private List<Map<String, Object>> lines() {
        var lines = new ArrayList<Map<String, Object>>();
        var count = 1 + random.nextInt(LINES_MAX);
        var first = random.nextInt(SKUS.size());
        for (var n = 0; n < count; n++) {
            lines.add(line(n, SKUS.get((first + n) % SKUS.size()), 1 + random.nextInt(2)));
        }
        return lines;
    }

    private static Map<String, Object> line(int number, String sku, int quantity) {
        return Map.of("lineId", "L" + number, "sku", sku, "quantity", quantity, "unitPrice", "12.50");
    }

    private static Map<String, Object> order(String externalId, List<Map<String, Object>> lines) {
        return Map.of("store", "storm", "externalId", externalId, "revision", 1, "name", "#" + externalId, "placedAt",
                "2026-11-22T10:00:00Z", "currency", "USD", "paymentStatus", "PAID", "shippingAddress",
                Map.of("name", "Ada Example", "address1", "1 Example Street", "city", "Springfield", "province", "IL",
                        "postalCode", "62701", "countryCode", "US", "phone", "+1 217 555 0100"),
                "lines", lines);
    }
}
