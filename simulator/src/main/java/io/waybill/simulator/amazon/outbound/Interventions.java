package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.amazon.outbound.Shipment.Times;
import io.waybill.simulator.amazon.outbound.Timeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sellers, Amazon's people and the sandbox's hook can do to the future of an order; pure. */
final class Interventions {

    private Interventions() {}

    /** Cancelled a moment later; empty once picking has begun. */
    static Optional<FulfillmentOrder> cancel(FulfillmentOrder order, Instant now, Duration moment) {
        if (!order.status(now).open()) {
            return Optional.empty();
        }
        Instant at = order.timeline()
                .ahead(OrderStatus.CANCELLED, now)
                .map(Step::at)
                .filter(before -> before.isBefore(now.plus(moment)))
                .orElse(now.plus(moment));
        return Optional.of(order.with(order.timeline().thenOnly(now, new Step(at, OrderStatus.CANCELLED)),
                List.of()));
    }

    /** All shipments leave now, and the order ends; empty where there is nothing to ship. */
    static Optional<FulfillmentOrder> shipNow(FulfillmentOrder order, Instant now) {
        if (order.status(now).terminal() || order.shipments().isEmpty()) {
            return Optional.empty();
        }
        List<Shipment> left = order.shipments().stream().map(shipment -> leaving(shipment, now)).toList();
        boolean all = order.lines().stream().allMatch(line -> line.missing() == 0);
        return Optional.of(order.with(ended(order, now, all ? OrderStatus.COMPLETE : OrderStatus.COMPLETE_PARTIALLED),
                left));
    }

    /** The status that the hook names, as far as it can be; empty where the order cannot come there. */
    static Optional<FulfillmentOrder> become(FulfillmentOrder order, OrderStatus wanted, Instant now) {
        if (order.status(now).terminal()) {
            return Optional.empty();
        }
        return switch (wanted) {
            case NEW, RECEIVED -> Optional.empty();
            case PLANNING, PROCESSING -> order.timeline()
                    .ahead(wanted, now)
                    .map(step -> sooner(order, now, Duration.between(now, step.at())));
            case COMPLETE -> shipNow(order, now).filter(after -> after.status(now) == OrderStatus.COMPLETE);
            case COMPLETE_PARTIALLED -> firstOnly(order, now);
            case CANCELLED -> cancel(order, now, Duration.ZERO);
            case UNFULFILLABLE, INVALID -> order.shippedUnits(now) > 0
                    ? Optional.empty()
                    : Optional.of(order.with(order.timeline().thenOnly(now, new Step(now, wanted)), List.of()));
        };
    }

    private static FulfillmentOrder sooner(FulfillmentOrder order, Instant now, Duration by) {
        return order.with(order.timeline().sooner(now, by),
                order.shipments()
                        .stream()
                        .map(shipment -> shipment.at(shipment.times().sooner(now, by)))
                        .toList());
    }

    /** The first shipment leaves; what the others hold is cancelled. */
    private static Optional<FulfillmentOrder> firstOnly(FulfillmentOrder order, Instant now) {
        List<Shipment> real = order.shipments().stream().filter(shipment -> !shipment.givenUp()).toList();
        if (real.size() < 2 || real.stream().skip(1).anyMatch(shipment -> shipment.hasLeft(now))) {
            return Optional.empty();
        }
        Shipment first = leaving(real.getFirst(), now);
        Map<String, Integer> leaving = first.parts()
                .stream()
                .collect(Collectors.toMap(Shipment.Part::itemId, Shipment.Part::quantity, Integer::sum));
        List<Line> lines = order.lines()
                .stream()
                .map(line -> line.dropping(line.reserved() - leaving.getOrDefault(line.itemId(), 0)))
                .toList();
        return Optional.of(order.with(lines)
                .with(ended(order, now, OrderStatus.COMPLETE_PARTIALLED),
                        List.of(first)));
    }

    private static Timeline ended(FulfillmentOrder order, Instant now, OrderStatus end) {
        return order.timeline().thenOnly(now, new Step(now, end));
    }

    private static Shipment leaving(Shipment shipment, Instant now) {
        Times times = shipment.times();
        if (!times.leavesAt().isAfter(now)) {
            return shipment;
        }
        Duration by = Duration.between(now, times.leavesAt());
        return shipment.at(times.sooner(now, by));
    }
}
