package io.waybill.fba.mapping;

import io.waybill.schemas.ShipmentStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What getPackageTrackingDetails says of a package. {@code status} is null where it says nothing about the way. */
public record TrackingDetails(@Nullable ShipmentStatus status, String carrier, String number, String url) {

    public static TrackingDetails read(JsonNode payload) {
        return new TrackingDetails(status(Json.text(payload, "currentStatus")), Json.text(payload, "carrierCode"),
                Json.text(payload, "trackingNumber"), Json.text(payload, "customerTrackingLink"));
    }

    /** Words about the way back of a parcel that was delivered leave it delivered. */
    private static @Nullable ShipmentStatus status(String word) {
        return switch (word) {
            case "IN_TRANSIT", "DELAYED", "DELIVERY_ATTEMPTED", "AVAILABLE_FOR_PICKUP", "CUSTOMER_ACTION" ->
                ShipmentStatus.IN_TRANSIT;
            case "OUT_FOR_DELIVERY" -> ShipmentStatus.OUT_FOR_DELIVERY;
            case "DELIVERED" -> ShipmentStatus.DELIVERED;
            case "RETURNING", "RETURNED", "UNDELIVERABLE" -> ShipmentStatus.FAILED;
            default -> null;
        };
    }
}
