package io.waybill.dropship.aliexpress.mapping;

import io.waybill.dropship.aliexpress.mapping.Parcels.Draft;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Keys that parcels keep: the supplier order and a place in it, never the number, which is replaced on the way. A parcel
 * has the place it was told at before, known by its number, or else by its content; a new one takes the first place that
 * is free. So the one parcel that was assumed becomes the first of the two that it turns out to be.
 */
final class ParcelKeys {

    private final String prefix;
    private final List<Draft> drafts;
    private final TreeMap<Integer, ReportedShipment> told = new TreeMap<>();
    private final List<Integer> places;
    private final Set<Integer> taken = new HashSet<>();

    private ParcelKeys(String orderId, List<Draft> drafts, List<ReportedShipment> before) {
        this.prefix = orderId + "/";
        this.drafts = drafts;
        this.places = new ArrayList<>(Collections.nCopies(drafts.size(), 0));
        before.stream()
                .filter(shipment -> shipment.getOutsideKey().startsWith(prefix))
                .forEach(shipment -> told.put(place(shipment), shipment));
    }

    static List<String> of(String orderId, List<Draft> drafts, List<ReportedShipment> before) {
        var keys = new ParcelKeys(orderId, drafts, before);
        keys.keep(ParcelKeys::hasSameNumber);
        keys.keep(ParcelKeys::hasSameContent);
        keys.fill();
        return keys.places.stream().map(place -> keys.prefix + place).toList();
    }

    private void keep(BiPredicate<Draft, ReportedShipment> same) {
        for (var at = 0; at < drafts.size(); at++) {
            if (places.get(at) > 0) continue;
            var draft = drafts.get(at);
            var place = told.entrySet()
                    .stream()
                    .filter(before -> !taken.contains(before.getKey()) && same.test(draft, before.getValue()))
                    .findFirst();
            if (place.isPresent()) take(at, place.get().getKey());
        }
    }

    private static boolean hasSameNumber(Draft draft, ReportedShipment told) {
        var number = draft.tracked().number();
        return !number.isEmpty() && number.equals(told.getTrackingNumber());
    }

    private static boolean hasSameContent(Draft draft, ReportedShipment told) {
        return told.getStatus() != ShipmentStatus.CANCELLED && draft.units().equals(Parcels.units(told));
    }

    private void fill() {
        for (var at = 0; at < drafts.size(); at++) {
            if (places.get(at) > 0) continue;
            var place = 1;
            while (taken.contains(place)) place++;
            take(at, place);
        }
    }

    private void take(int at, int place) {
        places.set(at, place);
        taken.add(place);
    }

    private int place(ReportedShipment shipment) {
        return Integer.parseInt(shipment.getOutsideKey().substring(prefix.length()));
    }
}
