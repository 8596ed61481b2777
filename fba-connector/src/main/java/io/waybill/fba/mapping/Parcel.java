package io.waybill.fba.mapping;

import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import org.jspecify.annotations.Nullable;

/** A package that left. {@code box} is Amazon's number of it, by which it can be followed; null while there is none. */
public record Parcel(@Nullable Long box, ReportedShipment shipment) {

    public boolean isDelivered() {
        return shipment.getStatus() == ShipmentStatus.DELIVERED;
    }

    /**
     * With what an earlier look told, as far as this one does not say it: the order itself never says how far the
     * carrier is.
     */
    public Parcel remembering(ReportedShipment before) {
        return new Parcel(box, ReportedShipment.newBuilder(shipment)
                .setStatus(isFollowed(before.getStatus()) ? before.getStatus() : shipment.getStatus())
                .setCarrier(or(shipment.getCarrier(), before.getCarrier()))
                .setTrackingNumber(or(shipment.getTrackingNumber(), before.getTrackingNumber()))
                .setTrackingUrl(or(shipment.getTrackingUrl(), before.getTrackingUrl()))
                .build());
    }

    public Parcel with(TrackingDetails details) {
        var status = details.status();
        return new Parcel(box, ReportedShipment.newBuilder(shipment)
                .setStatus(status == null ? shipment.getStatus() : status)
                .setCarrier(or(shipment.getCarrier(), details.carrier()))
                .setTrackingNumber(or(shipment.getTrackingNumber(), details.number()))
                .setTrackingUrl(or(details.url(), shipment.getTrackingUrl()))
                .build());
    }

    private static boolean isFollowed(ShipmentStatus status) {
        return switch (status) {
            case IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, FAILED -> true;
            case UNKNOWN, LABEL_CREATED, SHIPPED, HANDED_OVER, CANCELLED -> false;
        };
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
