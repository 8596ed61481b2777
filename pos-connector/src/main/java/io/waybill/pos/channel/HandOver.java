package io.waybill.pos.channel;

import static java.util.stream.Collectors.toMap;

import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.ShipmentStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the requested units have left the shop, and in which parcels. Every unit is covered once: what was told
 * first stays, and a parcel that turns up later for the same units adds nothing.
 */
final class HandOver {

    /** The parcel of what no fulfillment of the till covers. */
    static final String SALE = "sale";

    private final Map<String, Integer> requested = new LinkedHashMap<>();
    private final Map<String, Integer> open;
    private final Map<String, ReportedShipment> parcels = new LinkedHashMap<>();

    HandOver(List<RequestedLine> lines) {
        lines.forEach(line -> requested.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        open = new LinkedHashMap<>(requested);
    }

    /** A parcel told before, as the till shows it now. */
    void keep(ReportedShipment told, ReportedShipment now) {
        var lines = isGone(now) ? told.getLines() : take(now.getLines());
        parcels.put(told.getOutsideKey(), ReportedShipment.newBuilder(now).setLines(lines).build());
    }

    /** A parcel of the till that was not told yet; left out if it holds nothing that is asked for and uncovered. */
    void add(ReportedShipment found) {
        var lines = isGone(found) ? asked(found.getLines()) : take(found.getLines());
        if (lines.isEmpty()) return;
        parcels.put(found.getOutsideKey(), ReportedShipment.newBuilder(found).setLines(lines).build());
    }

    /** All that is not covered yet went out with the sale. */
    void coverTheRest(ReportedShipment.Builder sale) {
        var rest = take(open.entrySet()
                .stream()
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList());
        if (rest.isEmpty()) return;
        var before = parcels.get(SALE);
        var lines = before == null ? rest : sum(before.getLines(), rest);
        parcels.put(SALE, sale.setOutsideKey(SALE).setStatus(ShipmentStatus.HANDED_OVER).setLines(lines).build());
    }

    /** What is left of these parcels once others have taken theirs; an emptied one stays, to be found by its key. */
    static List<ReportedShipment> without(List<ReportedShipment> parcels, List<ReportedShipment> taken) {
        var takenByKey = taken.stream().collect(toMap(ReportedShipment::getOutsideKey, ReportedShipment::getLines));
        return parcels.stream().map(parcel -> {
            var gone = takenByKey.getOrDefault(parcel.getOutsideKey(), List.of());
            return ReportedShipment.newBuilder(parcel).setLines(minus(parcel.getLines(), gone)).build();
        }).toList();
    }

    private static List<LineQuantity> minus(List<LineQuantity> lines, List<LineQuantity> gone) {
        var units = gone.stream().collect(toMap(LineQuantity::getLineId, LineQuantity::getQuantity, Integer::sum));
        return lines.stream()
                .map(line -> new LineQuantity(line.getLineId(),
                        Math.max(0, line.getQuantity() - units.getOrDefault(line.getLineId(), 0))))
                .filter(line -> line.getQuantity() > 0)
                .toList();
    }

    private static List<LineQuantity> sum(List<LineQuantity> before, List<LineQuantity> more) {
        var units = new LinkedHashMap<String, Integer>();
        before.forEach(line -> units.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        more.forEach(line -> units.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        return units.entrySet().stream().map(line -> new LineQuantity(line.getKey(), line.getValue())).toList();
    }

    private List<LineQuantity> take(List<LineQuantity> lines) {
        var taken = new ArrayList<LineQuantity>();
        for (var line : lines) {
            var units = Math.min(line.getQuantity(), open.getOrDefault(line.getLineId(), 0));
            if (units == 0) continue;
            open.merge(line.getLineId(), -units, Integer::sum);
            taken.add(new LineQuantity(line.getLineId(), units));
        }
        return taken;
    }

    private List<LineQuantity> asked(List<LineQuantity> lines) {
        return lines.stream()
                .filter(line -> requested.containsKey(line.getLineId()))
                .map(line -> new LineQuantity(line.getLineId(),
                        Math.min(line.getQuantity(), requested.getOrDefault(line.getLineId(), 0))))
                .toList();
    }

    private static boolean isGone(ReportedShipment parcel) {
        return parcel.getStatus() == ShipmentStatus.CANCELLED;
    }

    List<ReportedShipment> parcels() {
        return List.copyOf(parcels.values());
    }

    boolean isComplete() {
        return open.values().stream().allMatch(units -> units == 0);
    }

    boolean isNothing() {
        return open.equals(requested);
    }

    Map<String, Integer> open() {
        return open;
    }

    int covered(String lineId) {
        return requested.getOrDefault(lineId, 0) - open.getOrDefault(lineId, 0);
    }
}
