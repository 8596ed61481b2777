package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.MergeShares;
import io.waybill.orders.order.OrderCommand.MoveShare;
import io.waybill.orders.order.OrderCommand.RouteTo;
import io.waybill.orders.order.OrderCommand.SplitShare;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units that a person gives to a channel, or portions in another way. They leave one fulfillment order and are with the
 * next within one decision, so that no rule takes them in between.
 */
final class Moves {

    private final Router router;

    Moves(Router router) {
        this.router = router;
    }

    Optional<Refusal> route(Draft draft, RouteTo c) {
        var order = draft.order();
        var refusal = whyNotRouted(order);
        if (refusal.isPresent()) return refusal;
        if (order.known().inStore()) return soldInStore(order);
        var units = c.units().isNone() ? order.openToShip() : c.units();
        for (var line : units.lines()) {
            var open = order.openToShip().at(line);
            if (order.known().line(line).isEmpty()) {
                return refuse(Refusal.Kind.UNKNOWN_LINE, "order %s has no line %s".formatted(order.id(), line));
            }
            if (units.at(line) > open) {
                return refuse(Refusal.Kind.TOO_MANY_UNITS, "%d units of line %s of order %s are open, not %d".formatted(
                        open, line, order.id(), units.at(line)), "route what is open");
            }
        }
        return give(draft, c.to(), units, List.of());
    }

    /** The same for open units that rules are asked about. */
    static Optional<Refusal> whyNotRouted(Order order) {
        if (order.isUnknown()) return OrderDecider.unknown(order.id());
        if (order.cancellation() != null) return cancelled(order);
        if (order.openToShip().isNone()) {
            return refuse(Refusal.Kind.NOTHING_TO_ROUTE,
                    "every unit of order %s is with a channel, sent or cancelled".formatted(order.id()), "cancel");
        }
        return Holds.whyNotNow(order);
    }

    Optional<Refusal> move(Draft draft, MoveShare c) {
        var order = draft.order();
        var found = order.fulfillmentOrder(c.fulfillmentOrderId());
        if (found.isEmpty()) return unknown(c.fulfillmentOrderId());
        var f = found.get();
        var units = c.units().isNone() ? f.requested() : c.units();
        var refusal = whyNotTaken(order, f, units);
        if (refusal.isPresent()) return refusal;
        if (f.channel() == c.to()) {
            return refuse(Refusal.Kind.SAME_CHANNEL, "%s is with %s already".formatted(f.id(), f.channel()), "split");
        }
        return give(draft, c.to(), units, List.of(new UnitsTakenBack(f.id(), units, c.by())));
    }

    Optional<Refusal> split(Draft draft, SplitShare c) {
        var order = draft.order();
        var found = order.fulfillmentOrder(c.fulfillmentOrderId());
        if (found.isEmpty()) return unknown(c.fulfillmentOrderId());
        var f = found.get();
        var refusal = whyNotTaken(order, f, c.units());
        if (refusal.isPresent()) return refusal;
        if (f.requested().equals(c.units())) {
            return refuse(Refusal.Kind.NOTHING_WOULD_STAY, "%s owes only what would leave it".formatted(f.id()),
                    "split off less", "move");
        }
        var noMore = whyNoMore(order, 1);
        if (noMore.isPresent()) return noMore;
        draft.add(new UnitsTakenBack(f.id(), c.units(), c.by()));
        create(draft, f.channel(), c.units(), f.shipBy());
        return Optional.empty();
    }

    Optional<Refusal> merge(Draft draft, MergeShares c) {
        var order = draft.order();
        var first = order.fulfillmentOrder(c.fulfillmentOrderId());
        if (first.isEmpty()) return unknown(c.fulfillmentOrderId());
        var channel = first.get().channel();
        for (var id : c.named()) {
            var f = order.fulfillmentOrder(id);
            if (f.isEmpty()) return unknown(id);
            var refusal = whyNotTaken(order, f.get(), f.get().requested());
            if (refusal.isPresent()) return refusal;
            if (f.get().channel() != channel) {
                return refuse(Refusal.Kind.OTHER_CHANNEL, "%s is with %s, and %s with %s".formatted(
                        c.fulfillmentOrderId(), channel, id, f.get().channel()), "move");
            }
        }
        return merge(draft, c.named().stream().map(order::existing).toList(), c.by());
    }

    private Optional<Refusal> merge(Draft draft, List<FulfillmentOrder> all, String by) {
        var channel = all.getFirst().channel();
        var units = Units.sum(all.stream().map(FulfillmentOrder::requested).toList());
        var portions = router.shares(draft.order().known(), channel, units).size();
        if (portions > 1) {
            return refuse(Refusal.Kind.CHANNEL_TAKES_LESS,
                    "%d units of %d lines are more than %s takes at a time: it would be %d fulfillment orders"
                            .formatted(
                                    units.total(), units.lines().size(), channel, portions), "merge fewer");
        }
        var refusal = whyNoMore(draft.order(), 1);
        if (refusal.isPresent()) return refusal;
        all.forEach(f -> draft.add(new UnitsTakenBack(f.id(), f.requested(), by)));
        create(draft, channel, units, earliest(all));
        return Optional.empty();
    }

    private static @Nullable Instant earliest(List<FulfillmentOrder> all) {
        return all.stream().map(FulfillmentOrder::shipBy).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    private Optional<Refusal> give(Draft draft, Channel to, Units units, List<UnitsTakenBack> taken) {
        var shares = router.shares(draft.order().known(), to, units);
        var refusal = whyNoMore(draft.order(), shares.size());
        if (refusal.isPresent()) return refusal;
        taken.forEach(draft::add);
        shares.forEach(share -> FollowUps.give(draft, share));
        return Optional.empty();
    }

    /** Asked as little as what it is made from: only a person requests what waits for a person. */
    private static void create(Draft draft, Channel channel, Units units, @Nullable Instant shipBy) {
        var id = draft.order().nextFulfillmentOrderId();
        draft.add(new FulfillmentOrderCreated(id, channel, units, false, shipBy));
    }

    private static Optional<Refusal> whyNotTaken(Order order, FulfillmentOrder f, Units units) {
        if (order.known().inStore()) return soldInStore(order);
        if (order.cancellation() != null) return cancelled(order);
        if (f.requested().isNone()) {
            return refuse(Refusal.Kind.NOTHING_TO_MOVE, "%s owes nothing: it is %s".formatted(f.id(), f.status()));
        }
        if (!f.isUnbegun()) {
            return refuse(Refusal.Kind.ALREADY_REQUESTED, "%s was asked for %s and is %s".formatted(f.channel(), f.id(),
                    f.request().wish() == Wish.CANCELLED ? "to stop" : f.status()), "cancel the order");
        }
        return Shipments.whyNotOwed(f, units, "name what is owed").or(() -> Holds.whyNotNow(order));
    }

    private static Optional<Refusal> whyNoMore(Order order, int more) {
        if (order.fulfillmentOrders().size() + more <= FollowUps.FULFILLMENT_ORDERS_MAX) return Optional.empty();
        return refuse(Refusal.Kind.TOO_MANY_FULFILLMENT_ORDERS,
                "order %s has %d fulfillment orders and would have %d more; the most is %d".formatted(order.id(),
                        order.fulfillmentOrders().size(), more, FollowUps.FULFILLMENT_ORDERS_MAX),
                "leave it as it is");
    }

    private static Optional<Refusal> soldInStore(Order order) {
        return refuse(Refusal.Kind.IN_STORE_SALE,
                "order %s was sold over the counter: nothing of it is left to be given to anybody".formatted(order
                        .id()));
    }

    private static Optional<Refusal> cancelled(Order order) {
        return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
    }

    private static Optional<Refusal> unknown(FulfillmentOrderId id) {
        return refuse(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER, "there is no fulfillment order %s".formatted(id));
    }
}
