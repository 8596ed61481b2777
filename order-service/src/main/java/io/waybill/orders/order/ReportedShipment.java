package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A parcel as its reporter, a channel or the source, knows it. */
public record ReportedShipment(String outsideKey, ShipmentStatus status, Tracking tracking, @Nullable Instant shippedAt,
        Units units) {

    public ReportedShipment { shippedAt = Times.microsOrNull(shippedAt); }

    ReportedShipment withKey(String key) {
        return new ReportedShipment(key, status, tracking, shippedAt, units);
    }

    ReportedShipment withUnits(Units other) {
        return new ReportedShipment(outsideKey, status, tracking, shippedAt, other);
    }
}
