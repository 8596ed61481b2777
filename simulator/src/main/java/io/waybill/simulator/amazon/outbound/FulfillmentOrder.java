package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.ledger.Counterpart.LeftParcel;
import java.time.Instant;
import java.util.List;

/** An order as Amazon holds it. It is a plan: what it looks like at a moment follows from the moment. */
record FulfillmentOrder(Head head, List<Line> lines, Timeline timeline, List<Shipment> shipments) {

    FulfillmentOrder {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
    }

    /**
     * What the seller asked for.
     *
     * @param number  its place among the seller's orders
     * @param request as JSON text: thousands of these are kept
     */
    record Head(String id, long number, String request, Instant receivedAt, Policy policy) {

        @Override
        public String toString() {
            return "Head[id=" + id + ", number=" + number + "]";
        }
    }

    /** What happens to units that are missing. */
    enum Policy {
        FILL_OR_KILL,
        FILL_ALL,
        FILL_ALL_AVAILABLE;

        static Policy of(String word) {
            return switch (word) {
                case "FillAll" -> FILL_ALL;
                case "FillAllAvailable" -> FILL_ALL_AVAILABLE;
                case "FillOrKill", "" -> FILL_OR_KILL;
                default -> throw new IllegalArgumentException(word + " is no fulfillmentPolicy");
            };
        }
    }

    OrderStatus status(Instant now) {
        return timeline.at(now).status();
    }

    Instant statusSince(Instant now) {
        return timeline.at(now).at();
    }

    /** Shipments of which the center knows. */
    List<Shipment> shipments(Instant now) {
        return shipments.stream().filter(shipment -> !shipment.times().pickedAt().isAfter(now)).toList();
    }

    /** It ends without a shipment by itself. */
    boolean dead() {
        OrderStatus end = timeline.steps().getLast().status();
        return end == OrderStatus.UNFULFILLABLE || end == OrderStatus.INVALID;
    }

    int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    int shippedUnits(Instant now) {
        return shipments.stream().filter(one -> one.hasLeft(now)).mapToInt(Shipment::units).sum();
    }

    List<LeftParcel> leftParcels(Instant now) {
        return shipments.stream().filter(one -> one.hasLeft(now)).flatMap(Shipment::left).toList();
    }

    int cancelledUnits(Line line, Instant now) {
        return status(now) == OrderStatus.CANCELLED ? line.quantity() : line.dropped();
    }

    /** Units known by now to be missing: an order that waits for them does not give them up before its end. */
    int unfulfillableUnits(Line line, Instant now) {
        return switch (status(now)) {
            case NEW, RECEIVED, PLANNING, CANCELLED, INVALID -> 0;
            case UNFULFILLABLE -> line.quantity();
            case PROCESSING -> head.policy() == Policy.FILL_ALL ? 0 : line.missing();
            case COMPLETE, COMPLETE_PARTIALLED -> line.missing();
        };
    }

    FulfillmentOrder with(Timeline next, List<Shipment> nextShipments) {
        return new FulfillmentOrder(head, lines, next, nextShipments);
    }

    FulfillmentOrder with(List<Line> nextLines) {
        return new FulfillmentOrder(head, nextLines, timeline, shipments);
    }

    FulfillmentOrder asking(String request) {
        return new FulfillmentOrder(
                new Head(head.id(), head.number(), request, head.receivedAt(), head.policy()), lines, timeline,
                shipments);
    }
}
