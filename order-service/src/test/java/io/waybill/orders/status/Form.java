package io.waybill.orders.status;

import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of {@code POST /api/orders}, complete and right until a test says otherwise. */
final class Form {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Form() {}

    /** An order that no other test has. */
    static ObjectNode order(String sku, int quantity) {
        var form = JsonMapper.shared().createObjectNode();
        form.put("platform", "API").put("store", "main").put("externalId", "t" + NEXT.incrementAndGet());
        form.put("revision", 1).put("placedAt", "2026-11-22T10:00:00Z").put("currency", "USD");
        form.put("name", "#" + form.path("externalId").asString()).put("paymentStatus", "PAID");
        form.put("salesChannel", "web").put("email", "anna.secret@example.com").put("test", false);
        form.putArray("tags").add("gift");
        form.putObject("shippingAddress").put("name", "Anna Secret").put("countryCode", "US");
        form.putArray("lines").add(line("1", sku, quantity));
        return form;
    }

    static ObjectNode line(String lineId, String sku, int quantity) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("lineId", lineId)
                .put("sku", sku)
                .put("title", "Mug")
                .put("quantity", quantity)
                .put("unitPrice", "12.50")
                .put("requiresShipping", true);
    }

    static ArrayNode lines(ObjectNode form) {
        return form.withArray("lines");
    }

    static ObjectNode firstLine(ObjectNode form) {
        return (ObjectNode) lines(form).get(0);
    }
}
