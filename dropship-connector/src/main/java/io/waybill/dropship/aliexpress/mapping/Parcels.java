package io.waybill.dropship.aliexpress.mapping;

import static java.util.Comparator.comparing;

import io.waybill.dropship.aliexpress.mapping.Allotment.Share;
import io.waybill.dropship.aliexpress.mapping.SupplierStage.Left;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.UnfulfillableLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has left of one supplier order. Tracking names parcels with their items; what an order that was sent as a whole
 * has beside them is one more parcel. So every look divides the same units anew, and none is ever counted twice.
 *
 * @param unsent units that are still to come
 */
record Parcels(List<ReportedShipment> shipments, List<UnfulfillableLine> unfulfillable, int unsent) {

    /** A parcel before it has its key; {@code tracked} is {@link #UNTRACKED} for the rest. */
    record Draft(TrackedParcel tracked, Map<String, Integer> units) {}

    private static final TrackedParcel UNTRACKED = new TrackedParcel("", "", List.of(), List.of());

    /** {@code before}: what was last told of this fulfillment order. */
    static Parcels of(SupplierOrder order, List<TrackedParcel> tracked, List<Share> shares,
            List<ReportedShipment> before) {
        var pool = new UnitPool(shares);
        var drafts = new ArrayList<Draft>();
        tracked.stream()
                .sorted(comparing(parcel -> parcel.firstSeenAt().orElse(Instant.MAX)))
                .forEach(parcel -> drafts.add(new Draft(parcel, pool.take(parcel.items()))));
        if (order.left() == Left.ALL) addRest(drafts, pool.takeRest());
        drafts.removeIf(draft -> draft.units().isEmpty());
        return new Parcels(shipments(order, drafts, before), pool.unfulfillable(), pool.unsent());
    }

    /** To a parcel whose items are not told, if there is one. */
    private static void addRest(List<Draft> drafts, Map<String, Integer> rest) {
        if (rest.isEmpty()) return;
        for (var draft : drafts) {
            if (draft.tracked().items().isEmpty()) {
                draft.units().putAll(rest);
                return;
            }
        }
        drafts.add(new Draft(UNTRACKED, rest));
    }

    private static List<ReportedShipment> shipments(SupplierOrder order, List<Draft> drafts,
            List<ReportedShipment> before) {
        var keys = ParcelKeys.of(order.id(), drafts, before);
        var shipments = new ArrayList<ReportedShipment>();
        for (var at = 0; at < drafts.size(); at++) {
            shipments.add(shipment(keys.get(at), drafts.get(at), provisional(order, drafts, at)));
        }
        return shipments;
    }

    /** The number that the order itself names for the parcel in this place, unless another parcel has it. */
    private static SupplierOrder.Logistics provisional(SupplierOrder order, List<Draft> drafts, int at) {
        var none = new SupplierOrder.Logistics("", "");
        if (at >= order.logistics().size()) return none;
        var here = order.logistics().get(at);
        var taken = drafts.stream().anyMatch(draft -> draft.tracked().number().equals(here.number()));
        return taken ? none : here;
    }

    private static ReportedShipment shipment(String key, Draft draft, SupplierOrder.Logistics provisional) {
        var parcel = draft.tracked();
        return ReportedShipment.newBuilder()
                .setOutsideKey(key)
                .setStatus(status(parcel))
                .setCarrier(parcel.carrier().isEmpty() ? provisional.service() : parcel.carrier())
                .setTrackingNumber(parcel.number().isEmpty() ? provisional.number() : parcel.number())
                .setShippedAt(parcel.firstSeenAt().orElse(null))
                .setLines(draft.units()
                        .entrySet()
                        .stream()
                        .map(unit -> new LineQuantity(unit.getKey(), unit.getValue()))
                        .toList())
                .build();
    }

    private static ShipmentStatus status(TrackedParcel parcel) {
        if (parcel.events().stream().anyMatch(event -> event.is("delivered"))) return ShipmentStatus.DELIVERED;
        if (parcel.events().stream().anyMatch(event -> event.is("out for delivery"))) {
            return ShipmentStatus.OUT_FOR_DELIVERY;
        }
        return parcel.events().isEmpty() ? ShipmentStatus.SHIPPED : ShipmentStatus.IN_TRANSIT;
    }

    int shipped() {
        return shipments.stream()
                .flatMap(shipment -> shipment.getLines().stream())
                .mapToInt(LineQuantity::getQuantity)
                .sum();
    }

    boolean isDelivered() {
        return shipments.stream().allMatch(shipment -> shipment.getStatus() == ShipmentStatus.DELIVERED);
    }

    static Map<String, Integer> units(ReportedShipment shipment) {
        var units = new LinkedHashMap<String, Integer>();
        for (var line : shipment.getLines()) {
            if (line.getQuantity() > 0) units.put(line.getLineId(), line.getQuantity());
        }
        return units;
    }
}
