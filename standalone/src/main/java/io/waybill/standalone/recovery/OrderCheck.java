package io.waybill.standalone.recovery;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Has order-service look at all of its orders, part by part, and tells which break what must always hold. */
public final class OrderCheck {

    private static final String PATH = "/api/ops/invariants";
    private static final int ORDERS_BETWEEN_LINES = 10_000;

    private final Service orders;
    private final Consumer<String> tell;

    public OrderCheck(Service orders, Consumer<String> tell) {
        this.orders = orders;
        this.tell = tell;
    }

    /** Answers whether all hold. */
    public boolean run() {
        long checked = 0;
        long broken = 0;
        String cursor = "";
        do {
            JsonNode part = orders.get(PATH + cursor);
            part.path("broken").forEach(order -> tell.accept(line(order)));
            broken += part.path("broken").size();
            long before = checked;
            checked += part.path("checked").asLong();
            cursor = part.path("next").isString() ? "?cursor=" + part.path("next").asString() : "";
            if (!cursor.isEmpty() && before / ORDERS_BETWEEN_LINES != checked / ORDERS_BETWEEN_LINES) {
                tell.accept("%,d orders checked".formatted(checked));
            }
        } while (!cursor.isEmpty());
        tell.accept("%,d orders checked, %,d break what must always hold".formatted(checked, broken));
        return broken == 0;
    }

    private static String line(JsonNode order) {
        String invariants = order.path("invariants")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        return "order %s breaks %s: version %d, %d facts, the last is %d; compare its document with its timeline"
                .formatted(order.path("orderId").asString(), invariants, order.path("version").asLong(),
                        order.path("facts").asLong(), order.path("lastSequence").asLong());
    }
}
