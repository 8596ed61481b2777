package io.waybill.standalone.demo;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ObjectNode;

/** Orders as a shop of one's own would place them over REST. */
final class SampleOrders {

    private SampleOrders() {}

    /** Of two units of one sku. */
    static ObjectNode pairOf(String sku) {
        ObjectNode order = empty("demo");
        line(order, sku, 2);
        return order;
    }

    static ObjectNode of(String... skus) {
        return in("demo", skus);
    }

    /** In a store, one unit of each sku. */
    static ObjectNode in(String store, String... skus) {
        ObjectNode order = empty(store);
        for (String sku : skus) {
            line(order, sku, 1);
        }
        return order;
    }

    private static ObjectNode empty(String store) {
        // Data outlive the demo, so that each order of each demo needs a number of its own.
        String number = "demo-%d-%04d".formatted(Instant.now().getEpochSecond(),
                ThreadLocalRandom.current().nextInt(10_000));
        ObjectNode order = Stage.json()
                .put("platform", "API")
                .put("store", store)
                .put("externalId", number)
                .put("revision", 1)
                .put("name", "#" + number)
                .put("placedAt", Instant.now().toString())
                .put("currency", "USD")
                .put("paymentStatus", "PAID")
                .put("salesChannel", "web");
        order.putObject("shippingAddress")
                .put("name", "Ada Example")
                .put("address1", "1 Example Street")
                .put("city", "Springfield")
                .put("province", "IL")
                .put("postalCode", "62701")
                .put("countryCode", "US")
                .put("phone", "+1 217 555 0100");
        return order;
    }

    private static void line(ObjectNode order, String sku, int quantity) {
        int number = order.withArray("lines").size() + 1;
        order.withArray("lines")
                .addObject()
                .put("lineId", String.valueOf(number))
                .put("sku", sku)
                .put("title", sku)
                .put("quantity", quantity)
                .put("unitPrice", "12.50")
                .put("requiresShipping", true);
    }
}
