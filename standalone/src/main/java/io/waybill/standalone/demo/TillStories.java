package io.waybill.standalone.demo;

import io.waybill.standalone.demo.Api.Answer;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sales at tills, and what the merchant's own hands send. */
final class TillStories {

    static final List<Story> ALL = List.of(
            new Story("a cash sale at a till that marks its sales as fulfilled", "FULFILLED", TillStories::markedSale),
            new Story("a cash sale at a till that does not, marked by hand", "FULFILLED", TillStories::unmarkedSale),
            new Story("a sale at a till, sent to the customer's home", "FULFILLED", TillStories::sentFromTill),
            new Story("an order over REST that leaves in two parcels", "FULFILLED", TillStories::twoParcels),
            new Story("an in-store sale that cannot be un-fulfilled", "FULFILLED", TillStories::refusedUnfulfill));

    /** What the simulated store sells at, and whether its tills mark sales as fulfilled. */
    private static final long MAIN_STREET_MARKING = 655441491;
    private static final long MARKET_HALL_NOT_MARKING = 655441492;

    private TillStories() {}

    private static void markedSale(Stage stage) {
        stage.sell(sale(MAIN_STREET_MARKING, "TILL-TEA", "RETAIL"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void unmarkedSale(Stage stage) {
        stage.sell(sale(MARKET_HALL_NOT_MARKING, "TILL-CUP", "RETAIL"));
        stage.awaitThat("fulfillmentStatus", "NEUTRAL");
        stage.ship(stage.fulfillmentOrder("POS"), Stage.json());
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void sentFromTill(Stage stage) {
        ObjectNode sale = sale(MAIN_STREET_MARKING, "MAN-BOARD", "SHIPPING");
        sale.putObject("shippingAddress")
                .put("name", "Ada Example")
                .put("address1", "1 Example Street")
                .put("city", "Springfield")
                .put("province", "IL")
                .put("zip", "62701")
                .put("countryCode", "US");
        stage.sell(sale);
        stage.ship(stage.fulfillmentOrder("MANUAL"), parcel("1Z999AA10123456784"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void twoParcels(Stage stage) {
        stage.place(SampleOrders.pairOf("MAN-CHAIR"));
        String fulfillmentOrder = stage.fulfillmentOrder("MANUAL");
        stage.ship(fulfillmentOrder, withOneUnit(parcel("1Z999AA10123456791")));
        stage.awaitThat("fulfillmentStatus", "PARTIALLY_FULFILLED");
        stage.ship(fulfillmentOrder, withOneUnit(parcel("1Z999AA10123456809")));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void refusedUnfulfill(Stage stage) {
        stage.sell(sale(MAIN_STREET_MARKING, "TILL-CUP", "RETAIL"));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
        JsonNode shipment = stage.order().path("fulfillmentOrders").path(0).path("shipments").path(0);
        Answer answer = stage.unfulfill(shipment.path("id").asString());
        if (answer.status() != 409) {
            throw new StoryFailed("un-fulfilling was answered " + answer.status() + " instead of 409");
        }
        stage.say("un-fulfilling is refused, 409: " + answer.body().path("detail").asString(""));
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static ObjectNode sale(long location, String sku, String delivery) {
        ObjectNode sale = Stage.json().put("locationId", location).put("delivery", delivery);
        sale.putArray("lines").addObject().put("sku", sku).put("quantity", 1);
        return sale;
    }

    private static ObjectNode parcel(String trackingNumber) {
        return Stage.json().put("carrier", "UPS").put("trackingNumber", trackingNumber);
    }

    private static ObjectNode withOneUnit(ObjectNode parcel) {
        parcel.putArray("lines").addObject().put("lineId", "1").put("quantity", 1);
        return parcel;
    }
}
