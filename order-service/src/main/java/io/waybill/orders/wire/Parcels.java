package io.waybill.orders.wire;

import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.Shipment;
import io.waybill.orders.order.ShipmentId;
import io.waybill.orders.order.ShipmentStatus;
import io.waybill.orders.order.Tracking;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentFact;

/** Shipments, as reported and as recorded. */
public final class Parcels {

    private Parcels() {}

    public static io.waybill.orders.order.ReportedShipment fromRecord(ReportedShipment r) {
        return new io.waybill.orders.order.ReportedShipment(r.getOutsideKey(),
                Enums.same(ShipmentStatus.class, r.getStatus()),
                new Tracking(r.getCarrier(), r.getTrackingNumber(), r.getTrackingUrl()), r.getShippedAt(),
                Lines.fromRecords(r.getLines()));
    }

    public static ShipmentFact toRecord(Shipment shipment) {
        var report = shipment.report();
        return ShipmentFact.newBuilder()
                .setFulfillmentOrderId(shipment.id().fulfillmentOrderId().toString())
                .setShipmentId(shipment.id().toString())
                .setOutsideKey(report.outsideKey())
                .setStatus(Enums.same(io.waybill.schemas.ShipmentStatus.class, report.status()))
                .setCarrier(report.tracking().carrier())
                .setTrackingNumber(report.tracking().number())
                .setTrackingUrl(report.tracking().url())
                .setShippedAt(report.shippedAt())
                .setLines(Lines.toRecords(report.units()))
                .setBy(shipment.by())
                .build();
    }

    public static Shipment fromRecord(ShipmentFact r) {
        var report = new io.waybill.orders.order.ReportedShipment(r.getOutsideKey(),
                Enums.same(ShipmentStatus.class, r.getStatus()),
                new Tracking(r.getCarrier(), r.getTrackingNumber(), r.getTrackingUrl()), r.getShippedAt(),
                Lines.fromRecords(r.getLines()));
        return new Shipment(shipmentId(r.getShipmentId()), report, r.getBy());
    }

    public static ShipmentId shipmentId(String text) {
        return ShipmentId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a shipment's id".formatted(text)));
    }

    public static FulfillmentOrderId fulfillmentOrderId(String text) {
        return FulfillmentOrderId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a fulfillment order's id".formatted(
                        text)));
    }
}
