package io.waybill.fba.mapping;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.waybill.fba.mapping.AmazonOrder.Box;
import io.waybill.fba.mapping.AmazonOrder.Part;
import io.waybill.fba.mapping.AmazonOrder.Shipment;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.ShipmentStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packages of an order that left. Amazon may say that a shipment left before it says in which packages. So the
 * first package is called like its shipment, with or without a number, and only further ones have names of their own:
 * however late the numbers come, each unit is in one parcel at a time.
 */
public final class Parcels {

    private Parcels() {}

    public static List<Parcel> of(AmazonOrder order, List<RequestedLine> lines) {
        var ids = new LineIds(lines);
        var byId = order.shipments()
                .stream()
                .filter(shipment -> status(shipment).isPresent())
                .collect(groupingBy(Shipment::id, LinkedHashMap::new, toList()));
        return byId.values().stream().flatMap(same -> parcels(merged(same), ids)).toList();
    }

    /** Empty for what has not left: it is being picked, or was given up and is made anew under another id. */
    private static Optional<ShipmentStatus> status(Shipment shipment) {
        return switch (shipment.status().toUpperCase(Locale.ROOT)) {
            case "SHIPPED" -> Optional.of(ShipmentStatus.SHIPPED);
            case "PENDING", "CANCELLED_BY_FULFILLER", "CANCELLED_BY_SELLER" -> Optional.empty();
            // A word that is new to us: what is packed has left, as far as anybody can tell.
            default -> shipment.boxes().isEmpty() ? Optional.empty() : Optional.of(ShipmentStatus.UNKNOWN);
        };
    }

    private static Shipment merged(List<Shipment> same) {
        var first = same.getFirst();
        return new Shipment(first.id(), first.status(), first.leavesAt(),
                same.stream().flatMap(shipment -> shipment.parts().stream()).toList(),
                same.stream().flatMap(shipment -> shipment.boxes().stream()).toList());
    }

    private static Stream<Parcel> parcels(Shipment shipment, LineIds ids) {
        var boxes = new TreeMap<Long, Map<String, Integer>>();
        var loose = new LinkedHashMap<String, Integer>();
        for (var part : shipment.parts()) {
            ids.lineOf(part.itemId(), part.sku())
                    .ifPresent(line -> unitsOf(part, boxes, loose)
                            .merge(line, part.quantity(), Integer::sum));
        }
        var first = boxes.isEmpty()
                ? shipment.boxes().stream().map(Box::number).min(Long::compareTo).orElse(null)
                : boxes.firstKey();
        var parcels = new ArrayList<Parcel>();
        var inFirst = first == null ? new LinkedHashMap<String, Integer>() : boxes.getOrDefault(first, Map.of());
        parcels.add(parcel(shipment, shipment.id(), first, sum(inFirst, loose)));
        boxes.forEach((number, units) -> {
            if (!number.equals(first)) parcels.add(parcel(shipment, shipment.id() + "/" + number, number, units));
        });
        return parcels.stream().filter(parcel -> !parcel.shipment().getLines().isEmpty());
    }

    private static Map<String, Integer> unitsOf(Part part, Map<Long, Map<String, Integer>> boxes,
            Map<String, Integer> loose) {
        var box = part.box();
        return box == null ? loose : boxes.computeIfAbsent(box, _ -> new LinkedHashMap<>());
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        var sum = new LinkedHashMap<>(one);
        other.forEach((line, quantity) -> sum.merge(line, quantity, Integer::sum));
        return sum;
    }

    private static Parcel parcel(Shipment shipment, String key, @Nullable Long number, Map<String, Integer> units) {
        var parcel = ReportedShipment.newBuilder()
                .setOutsideKey(key)
                .setStatus(status(shipment).orElse(ShipmentStatus.UNKNOWN))
                .setShippedAt(shipment.leavesAt())
                .setLines(units.entrySet()
                        .stream()
                        .filter(unit -> unit.getValue() > 0)
                        .map(unit -> new LineQuantity(unit.getKey(), unit.getValue()))
                        .toList());
        shipment.boxes()
                .stream()
                .filter(box -> Long.valueOf(box.number()).equals(number))
                .findFirst()
                .ifPresent(
                        box -> parcel.setCarrier(box.carrier()).setTrackingNumber(box.trackingNumber()));
        return new Parcel(number, parcel.build());
    }
}
