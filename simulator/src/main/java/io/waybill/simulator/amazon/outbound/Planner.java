package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.amazon.outbound.FulfillmentOrder.Head;
import io.waybill.simulator.amazon.outbound.FulfillmentOrder.Policy;
import io.waybill.simulator.amazon.outbound.Shipment.Parcel;
import io.waybill.simulator.amazon.outbound.Shipment.Part;
import io.waybill.simulator.amazon.outbound.Shipment.Times;
import io.waybill.simulator.amazon.outbound.Timeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Makes the whole future of an order when it comes in: the same order under the same terms has the same one. */
final class Planner {

    private final Terms terms;
    private final IntSupplier packageNumbers;

    Planner(Terms terms, IntSupplier packageNumbers) {
        this.terms = terms;
        this.packageNumbers = packageNumbers;
    }

    FulfillmentOrder plan(Head head, List<Line> lines, Instant start) {
        Pace pace = terms.pace();
        boolean atOnce = lines.stream().anyMatch(line -> line.sku().pickedAtOnce());
        Instant planned = atOnce ? start : start.plus(pace.received());
        Instant picked = atOnce ? start : planned.plus(planningFor(lines));
        boolean missing = lines.stream().anyMatch(line -> line.missing() > 0);
        boolean nothing = lines.stream().allMatch(line -> line.reserved() == 0);
        List<Step> steps = new ArrayList<>(List.of(new Step(start, OrderStatus.RECEIVED),
                new Step(planned, OrderStatus.PLANNING)));
        if (nothing || (missing && head.policy() == Policy.FILL_OR_KILL)) {
            steps.add(new Step(picked, OrderStatus.UNFULFILLABLE));
            return new FulfillmentOrder(head, lines, new Timeline(steps), List.of());
        }
        List<Shipment> shipments = shipments(head.id(), lines, picked);
        steps.add(new Step(picked, OrderStatus.PROCESSING));
        steps.add(end(head, missing, shipments, start));
        return new FulfillmentOrder(head, lines, new Timeline(steps), shipments);
    }

    /** Nothing happens until the seller lets it, or Amazon has waited long enough. */
    FulfillmentOrder hold(Head head, List<Line> lines, Instant start) {
        return new FulfillmentOrder(head, lines, Timeline.of(new Step(start, OrderStatus.RECEIVED),
                new Step(start.plus(terms.pace().hold()), OrderStatus.CANCELLED)), List.of());
    }

    /** The address proves to be none. */
    FulfillmentOrder invalid(Head head, List<Line> lines, Instant start) {
        return new FulfillmentOrder(head, lines, Timeline.of(new Step(start, OrderStatus.NEW),
                new Step(start.plus(terms.pace().received()), OrderStatus.INVALID)), List.of());
    }

    private Duration planningFor(List<Line> lines) {
        return lines.stream()
                .map(line -> line.sku().planningFor())
                .reduce(terms.pace().planning(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    private Duration packingFor(List<Line> lines) {
        return lines.stream()
                .map(line -> line.sku().packingFor())
                .reduce(terms.pace().processing(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    private Step end(Head head, boolean missing, List<Shipment> shipments, Instant start) {
        Instant last = shipments.stream().map(one -> one.times().leavesAt()).reduce(start, Timeline::later);
        if (!missing) {
            return new Step(last, OrderStatus.COMPLETE);
        }
        Instant waited = head.policy() == Policy.FILL_ALL ? start.plus(terms.pace().fillAll()) : last;
        return new Step(Timeline.later(last, waited), OrderStatus.COMPLETE_PARTIALLED);
    }

    private List<Shipment> shipments(String orderId, List<Line> lines, Instant picked) {
        Map<String, List<Line>> byCenter = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.reserved() > 0)
                .forEach(line -> byCenter.computeIfAbsent(line.sku().center(), any -> new ArrayList<>()).add(line));
        List<Shipment> shipments = new ArrayList<>();
        for (List<Line> there : byCenter.values()) {
            Instant leaves = picked.plus(packingFor(there))
                    .plus(terms.pace().betweenParcels().multipliedBy(shipments.size()));
            if (there.stream().anyMatch(line -> line.sku().firstShipmentCancelled())) {
                shipments.add(shipment(orderId, shipments.size(), there, times(picked, leaves), true));
                Times again = times(leaves, leaves.plus(terms.pace().processing()));
                shipments.add(shipment(orderId, shipments.size(), there, again, false));
            } else {
                shipments.add(shipment(orderId, shipments.size(), there, times(picked, leaves), false));
            }
        }
        return shipments;
    }

    private Times times(Instant picked, Instant leaves) {
        return new Times(picked, leaves, leaves.plus(terms.pace().trackingNumber()),
                leaves.plus(terms.pace().delivery()));
    }

    private Shipment shipment(String orderId, int nth, List<Line> lines, Times times, boolean givenUp) {
        Sku first = lines.getFirst().sku();
        return new Shipment(Numbers.shipmentId(terms.sellerId(), orderId, nth), first.center(), first.carrier(),
                givenUp, times, parcels(lines));
    }

    private List<Parcel> parcels(List<Line> lines) {
        List<Part> together = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        for (Line line : lines) {
            int most = line.sku().unitsPerPackage();
            if (most == 0) {
                together.add(new Part(line.sku().sku(), line.itemId(), line.reserved()));
                continue;
            }
            for (int left = line.reserved(); left > 0; left -= most) {
                Part part = new Part(line.sku().sku(), line.itemId(), Math.min(most, left));
                parcels.add(new Parcel(packageNumbers.getAsInt(), List.of(part)));
            }
        }
        if (!together.isEmpty()) {
            parcels.addFirst(new Parcel(packageNumbers.getAsInt(), together));
        }
        return parcels;
    }
}
