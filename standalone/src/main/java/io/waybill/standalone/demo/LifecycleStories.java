package io.waybill.standalone.demo;

import io.waybill.standalone.demo.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders that wait, and orders that are stopped halfway. */
final class LifecycleStories {

    private static final Duration UNTIL_BEGIN = Duration.ofSeconds(10);

    static final List<Story> ALL = List.of(
            new Story("an order held for a fraud check, then released", "FULFILLED", LifecycleStories::held),
            new Story("a pre-order that begins at its time", "FULFILLED", LifecycleStories::scheduled),
            new Story("an order that is paid later", "FULFILLED", LifecycleStories::unpaid),
            new Story("a parcel that never left, un-fulfilled and sent again", "FULFILLED", LifecycleStories::undone),
            new Story("a cancel that is in time for one line only", "FULFILLED", LifecycleStories::mixedVerdict));

    private LifecycleStories() {}

    private static void held(Stage stage) {
        stage.place(SampleOrders.of("MAN-VASE"));
        String part = stage.fulfillmentOrder("MANUAL");
        stage.hold("fraud-check", "HIGH_RISK_OF_FRAUD");
        stage.awaitThat("fulfillmentStatus", "ON_HOLD");
        Answer answer = stage.tryToShip(part, parcel("1Z999AA10123456700"));
        if (answer.status() != 409) {
            throw new StoryFailed("shipping a held order was answered " + answer.status() + " instead of 409");
        }
        stage.say("shipping it is refused: " + answer.body().path("detail").asString(""));
        stage.release("fraud-check");
        stage.ship(part, parcel("1Z999AA10123456700"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void scheduled(Stage stage) {
        stage.place(SampleOrders.of("DS-MUG").put("fulfillAt", Instant.now().plus(UNTIL_BEGIN).toString()));
        stage.awaitThat("fulfillmentStatus", "SCHEDULED");
        stage.say(stage.order().path("blocker").path("detail").asString(""));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void unpaid(Stage stage) {
        ObjectNode order = SampleOrders.of("FBA-KETTLE").put("paymentStatus", "PENDING");
        stage.place(order);
        stage.awaitOrder("the blocker AWAITING_PAYMENT", placed -> blocker(placed, "kind").equals("AWAITING_PAYMENT"));
        stage.say("it waits for " + blocker(stage.order(), "owner") + ": " + blocker(stage.order(), "detail"));
        stage.place(order.put("paymentStatus", "PAID").put("revision", 2));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void undone(Stage stage) {
        stage.place(SampleOrders.of("MAN-VASE"));
        stage.ship(stage.fulfillmentOrder("MANUAL"), parcel("1Z999AA10123456717"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
        JsonNode shipment = stage.order().path("fulfillmentOrders").path(0).path("shipments").path(0);
        Stage.require(stage.unfulfill(shipment.path("id").asString()), "un-fulfilling");
        stage.say("it never left: an operator un-fulfills it");
        stage.awaitThat("fulfillmentStatus", "UNFULFILLED");
        JsonNode next = stage.order().path("fulfillmentOrders").path(1);
        stage.ship(next.path("id").asString(), parcel("1Z999AA10123456724"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void mixedVerdict(Stage stage) {
        stage.place(SampleOrders.of("FBA-FAST", "MAN-VASE"));
        stage.awaitOrder("Amazon to pack its line", order -> amazon(order).path("status")
                .asString("")
                .equals(
                        "IN_PROGRESS"));
        stage.cancel("CUSTOMER");
        stage.awaitOrder("Amazon's verdict TOO_LATE", order -> amazon(order).path("verdicts")
                .path(0)
                .path("verdict")
                .asString("")
                .equals("TOO_LATE"));
        stage.say("in time for what was to be sent by hand, too late for what Amazon packs");
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
        JsonNode lines = stage.order().path("lines");
        if (lines.path(0).path("shipped").asInt() != 1 || lines.path(1).path("cancelled").asInt() != 1) {
            throw new StoryFailed("one unit was to be shipped and one cancelled: " + lines);
        }
        JsonNode refund = stage.order().path("cancels").path(0).path("refund");
        if (!refund.path("state").asString("").equals("TO_REFUND")) {
            throw new StoryFailed("a refund was to be due for what was stopped: " + refund);
        }
        stage.say("due back for what was stopped: %s %s".formatted(refund.path("due").asString(), refund.path(
                "currency").asString()));
    }

    private static JsonNode amazon(JsonNode order) {
        return order.path("fulfillmentOrders")
                .valueStream()
                .filter(part -> part.path("channel").asString("").equals("FBA"))
                .findFirst()
                .orElse(order.path("none"));
    }

    private static String blocker(JsonNode order, String field) {
        return order.path("blocker").path(field).asString("");
    }

    private static ObjectNode parcel(String trackingNumber) {
        return Stage.json().put("carrier", "UPS").put("trackingNumber", trackingNumber);
    }
}
