package io.waybill.simulator.amazon.outbound;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A package that has left, as getPackageTrackingDetails shows it at one moment. */
record TrackingBody(Shipment shipment, Shipment.Parcel parcel, JsonNode address, Instant now) {

    private static final String CENTER_CITY = "Phoenix";
    private static final String CENTER_STATE = "AZ";
    private static final String CENTER_COUNTRY = "US";
    private static final int COUNTRY_CHARACTERS_MAX = 6;
    private static final int PLACE_CHARACTERS_MAX = 150;

    ObjectNode json() {
        Shipment.Times times = shipment.times();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("packageNumber", parcel.number())
                .put("carrierCode", shipment.carrier())
                .put("shipDate", OrderBody.time(times.leavesAt()))
                .put("estimatedArrivalDate", OrderBody.time(times.deliveredAt()))
                .put("currentStatus", status());
        if (!now.isBefore(times.numberAt())) {
            node.put("trackingNumber", parcel.trackingNumber(shipment.carrier()));
        }
        node.set("shipToAddress", destination());
        if (!now.isBefore(times.deliveredAt())) {
            node.put("additionalLocationInfo", "FRONT_DOOR");
        }
        events(node.putArray("trackingEvents"));
        return node;
    }

    private String status() {
        if (!now.isBefore(shipment.times().deliveredAt())) {
            return "DELIVERED";
        }
        return now.isBefore(outForDeliveryAt()) ? "IN_TRANSIT" : "OUT_FOR_DELIVERY";
    }

    private Instant outForDeliveryAt() {
        Duration way = Duration.between(shipment.times().leavesAt(), shipment.times().deliveredAt());
        return shipment.times().leavesAt().plus(way.multipliedBy(3).dividedBy(4));
    }

    /** Oldest first, as in the official sample. */
    private void events(ArrayNode events) {
        Instant left = shipment.times().leavesAt();
        event(events, left, center(), "EVENT_101", "Carrier notified to pick up package.");
        event(events, left, center(), "EVENT_102", "Shipment picked up from seller's facility.");
        event(events, outForDeliveryAt(), destination(), "EVENT_302", "Out for delivery.");
        event(events, shipment.times().deliveredAt(), destination(), "EVENT_301", "Delivered.");
    }

    private void event(ArrayNode events, Instant at, ObjectNode where, String code, String description) {
        if (!at.isAfter(now)) {
            ObjectNode event = events.addObject();
            event.put("eventDate", OrderBody.time(at));
            event.set("eventAddress", where);
            event.put("eventCode", code).put("eventDescription", description);
        }
    }

    private static ObjectNode center() {
        return place(CENTER_CITY, CENTER_STATE, CENTER_COUNTRY);
    }

    private ObjectNode destination() {
        return place(address.path("city").asString(""), address.path("stateOrRegion").asString(""),
                address.path("countryCode").asString(""));
    }

    private static ObjectNode place(String city, String state, String country) {
        return JsonNodeFactory.instance.objectNode()
                .put("city", atMost(PLACE_CHARACTERS_MAX, city))
                .put("state", atMost(PLACE_CHARACTERS_MAX, state))
                .put("country", atMost(COUNTRY_CHARACTERS_MAX, country));
    }

    private static String atMost(int charactersMax, String text) {
        return text.length() > charactersMax ? text.substring(0, charactersMax) : text;
    }
}
