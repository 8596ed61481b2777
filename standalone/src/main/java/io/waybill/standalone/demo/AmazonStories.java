package io.waybill.standalone.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Orders that Amazon sends from its warehouses. */
final class AmazonStories {

    /** A store whose orders at Amazon wait for a request. */
    private static final String STORE_ON_REQUEST = "wholesale";

    static final List<Story> ALL = List.of(
            new Story("an Amazon order that leaves in two parcels", "FULFILLED", AmazonStories::twoParcels),
            new Story("an order cancelled in time at Amazon", "CANCELLED", AmazonStories::cancelledInTime),
            new Story("a cancel that comes too late at Amazon", "FULFILLED", AmazonStories::cancelledTooLate),
            new Story("an order that waits for \"request fulfillment\"", "FULFILLED", AmazonStories::onRequest));

    private AmazonStories() {}

    private static void twoParcels(Stage stage) {
        stage.place(SampleOrders.of("FBA-KETTLE", "FBA-TEAPOT"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
        JsonNode shipments = stage.order().path("fulfillmentOrders").path(0).path("shipments");
        if (shipments.size() != 2) {
            throw new StoryFailed("two parcels were expected, there are " + shipments.size());
        }
    }

    private static void cancelledInTime(Stage stage) {
        stage.place(SampleOrders.of("FBA-SLOW"));
        stage.awaitOrder("Amazon to accept it", order -> status(order).equals("ACCEPTED"));
        stage.cancel("CUSTOMER");
        stage.awaitThat("lifecycle", "CANCELLED");
    }

    private static void cancelledTooLate(Stage stage) {
        stage.place(SampleOrders.of("FBA-FAST"));
        stage.awaitOrder("Amazon to pack it", order -> status(order).equals("IN_PROGRESS"));
        stage.cancel("CUSTOMER");
        stage.awaitOrder("the verdict TOO_LATE", order -> order.path("fulfillmentOrders")
                .path(0)
                .path("verdicts")
                .path(0)
                .path("verdict")
                .asString("")
                .equals("TOO_LATE"));
        stage.say("Amazon says: too late");
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void onRequest(Stage stage) {
        stage.place(SampleOrders.in(STORE_ON_REQUEST, "FBA-KETTLE"));
        stage.awaitOrder("the blocker AWAITING_REQUEST",
                order -> order.path("blocker").path("kind").asString("").equals("AWAITING_REQUEST"));
        stage.say("it waits for STAFF: " + stage.order().path("blocker").path("detail").asString(""));
        stage.request();
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static String status(JsonNode order) {
        return order.path("fulfillmentOrders").path(0).path("status").asString("");
    }
}
