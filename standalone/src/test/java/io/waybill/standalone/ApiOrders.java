package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.standalone.demo.Api;
import io.waybill.standalone.demo.StoryFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A shop that places orders over REST, cancels some, and asks again until it is answered. */
final class ApiOrders {

    private static final List<String> SKUS = List.of("DS-MUG", "FBA-KETTLE", "MAN-BOARD");

    private final Api orders;
    private final List<Placed> placed = new ArrayList<>();

    ApiOrders(Api orders) {
        this.orders = orders;
    }

    record Placed(String id, String sku, boolean cancelled) {}

    /** Every fifth is cancelled at once. */
    Placed place(String externalId) {
        var number = placed.size();
        var sku = SKUS.get(number % SKUS.size());
        var id = untilAnswered("/api/orders", order(externalId, sku)).body().get("id").asString();
        var cancelled = number % 5 == 4;
        if (cancelled) untilAnswered("/api/orders/" + id + "/cancel", Map.of("reason", "CUSTOMER"));
        var order = new Placed(id, sku, cancelled);
        placed.add(order);
        return order;
    }

    List<Placed> placed() {
        return placed;
    }

    /** What nobody cancelled in time was sent, once; what is to be sent by hand waits for hands. */
    void areRight() {
        for (var order : placed) {
            var document = orders.get("/api/orders/" + order.id()).body();
            assertThat(document.get("fulfillmentOrders")).as(document.toString()).hasSize(1);
            var status = document.get("fulfillmentOrders").get(0).get("status").asString();
            if (order.cancelled() && status.equals("CANCELLED")) {
                assertThat(document.get("lifecycle").asString()).isEqualTo("CANCELLED");
            } else {
                assertThat(status).as(document.toString())
                        .isEqualTo(order.sku().startsWith("MAN-") ? "ACCEPTED" : "FULFILLED");
                assertThat(document.get("lifecycle").asString()).isEqualTo("OPEN");
            }
        }
    }

    /** A lost answer is asked for again: placing is safe to repeat, and a cancel that was carried out says so. */
    private Api.Answer untilAnswered(String path, Map<String, Object> body) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(StoryFailed.class)
                .until(() -> orders.post(path, JsonMapper.shared().valueToTree(body)),
                        answer -> answer.isSuccess() || answer.status() == 409);
    }

    private static Map<String, Object> order(String externalId, String sku) {
        return Map.of("store", "main", "externalId", externalId, "revision", 1, "placedAt", "2026-11-22T10:00:00Z",
                "currency", "USD", "paymentStatus", "PAID", "shippingAddress",
                Map.of("name", "Ada Example", "address1", "1 Example Street", "city", "Springfield", "province", "IL",
                        "postalCode", "62701", "countryCode", "US", "phone", "+1 217 555 0100"),
                "lines",
                List.of(Map.of("lineId", "1", "sku", sku, "quantity", 2, "unitPrice", "12.50")));
    }
}
