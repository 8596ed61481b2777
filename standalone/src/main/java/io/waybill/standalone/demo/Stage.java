package io.waybill.standalone.demo;

import io.waybill.standalone.demo.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a story can do: stand at a till, place an order over REST, work as an operator, and look. */
final class Stage {

    private static final Duration AWAIT_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Cast cast;
    private final Api orders;
    private final Consumer<String> tell;
    private @Nullable String orderId;

    Stage(Cast cast, Consumer<String> tell) {
        this.cast = cast;
        this.orders = cast.orders();
        this.tell = tell;
    }

    Cast cast() {
        return cast;
    }

    void say(String line) {
        tell.accept("    " + line);
    }

    static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    /** Rings up a sale in the store, and waits until Waybill knows it. */
    void sell(ObjectNode sale) {
        JsonNode sold = require(cast.till().post("/sales", sale), "the till");
        String externalId = sold.path("orderId").asString();
        say("sold at the till: " + sold.path("order").path("name").asString());
        await("its webhook makes it an order", () -> {
            JsonNode found = require(orders.get("/api/orders?q=" + externalId), "GET /api/orders").path("items");
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(order -> order.path("externalId").asString().equals(externalId))
                    .findFirst()
                    .map(order -> orderId = order.path("id").asString())
                    .isPresent();
        });
    }

    /** Places an order over REST, as a shop of one's own would. */
    void place(ObjectNode order) {
        JsonNode placed = require(orders.post("/api/orders", order), "POST /api/orders");
        orderId = placed.path("id").asString();
        say("placed over REST: " + placed.path("name").asString());
    }

    String orderId() {
        if (orderId == null) {
            throw new StoryFailed("there is no order yet");
        }
        return orderId;
    }

    JsonNode order() {
        return require(orders.get("/api/orders/" + orderId()), "GET /api/orders/{id}");
    }

    /** Waits until the order's field has the value, and tells what holds it up where it never does. */
    void awaitThat(String field, String value) {
        awaitOrder(field + " " + value, order -> order.path(field).asString("").equals(value));
        say("now " + field + " " + value);
    }

    void awaitOrder(String what, Predicate<JsonNode> condition) {
        await(what, () -> condition.test(order()));
    }

    /** The id of the order's first fulfillment order in the channel, waited for. */
    String fulfillmentOrder(String channel) {
        awaitOrder("a fulfillment order for " + channel, order -> !in(channel, order).isMissingNode());
        return in(channel, order()).path("id").asString();
    }

    private static JsonNode in(String channel, JsonNode order) {
        return StreamSupport.stream(order.path("fulfillmentOrders").spliterator(), false)
                .filter(part -> part.path("channel").asString().equals(channel))
                .findFirst()
                .orElse(order.path("none"));
    }

    /** Records a parcel, or goods handed over. */
    void ship(String fulfillmentOrderId, ObjectNode parcel) {
        require(tryToShip(fulfillmentOrderId, parcel), "shipping");
        say("an operator records what left: " + parcel);
    }

    Answer tryToShip(String fulfillmentOrderId, ObjectNode parcel) {
        return orders.post("/api/fulfillment-orders/" + fulfillmentOrderId + "/shipments", parcel);
    }

    void hold(String handle, String reason) {
        ObjectNode hold = json().put("handle", handle).put("reason", reason);
        require(orders.post("/api/orders/" + orderId() + "/hold", hold), "holding");
        say("an operator holds it, reason " + reason);
    }

    void release(String handle) {
        require(orders.post("/api/orders/" + orderId() + "/release", json().put("handle", handle)), "releasing");
        say("an operator releases the hold " + handle);
    }

    void cancel(String reason) {
        require(orders.post("/api/orders/" + orderId() + "/cancel", json().put("reason", reason)), "cancelling");
        say("an operator cancels it, reason " + reason);
    }

    void request() {
        require(orders.post("/api/orders/" + orderId() + "/request", json()), "requesting");
        say("an operator requests its fulfillment");
    }

    Answer unfulfill(String shipmentId) {
        return orders.post("/api/shipments/" + shipmentId + "/cancel", json());
    }

    /** What happened to the order, a line for each fact; nothing where there is no order. */
    List<String> timeline() {
        String id = orderId;
        if (id == null) {
            return List.of();
        }
        JsonNode items = orders.get("/api/orders/" + id + "/timeline?limit=200").body().path("items");
        return StreamSupport.stream(items.spliterator(), false).map(item -> "    " + Timeline.line(item, id)).toList();
    }

    void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(AWAIT_MAX);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new StoryFailed("waited " + AWAIT_MAX.toSeconds() + " s in vain for: " + what + holdUp());
            }
            pause();
        }
    }

    private String holdUp() {
        if (orderId == null) {
            return "";
        }
        JsonNode order = order();
        return "; it is " + order.path("fulfillmentStatus").asString("") + " and waits for " + order.path("blocker");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailed("interrupted", e);
        }
    }

    static JsonNode require(Answer answer, String by) {
        if (!answer.isSuccess()) {
            throw new StoryFailed(by + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
