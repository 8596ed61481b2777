package io.waybill.orders.order;

/** A parcel. {@code by} is the person who entered it, empty where a channel or the source reported it. */
public record Shipment(ShipmentId id, ReportedShipment report, String by) {

    boolean byHand() {
        return !by.isEmpty();
    }

    /** Units that this parcel really took out. */
    Units shipped() {
        return report.status() == ShipmentStatus.CANCELLED ? Units.NONE : report.units();
    }

    Shipment with(Tracking tracking) {
        return new Shipment(id, new ReportedShipment(report.outsideKey(), report.status(), tracking, report.shippedAt(),
                report.units()), by);
    }

    Shipment withStatus(ShipmentStatus status) {
        return new Shipment(id, new ReportedShipment(report.outsideKey(), status, report.tracking(), report.shippedAt(),
                report.units()), by);
    }
}
