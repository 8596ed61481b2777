package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.Router.Plan;
import io.waybill.orders.order.Router.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follows from an order's state, whatever brought it there: wishes withdrawn, units cancelled, units routed. */
final class FollowUps {

    static final int FULFILLMENT_ORDERS_MAX = 100;

    private final Router router;
    private final Payments payments;

    FollowUps(Router router) {
        this.router = router;
        this.payments = new Payments(router);
    }

    /** {@code reconsider}: ask the rules again, also for channels that have refused. */
    void settle(Draft draft, boolean reconsider) {
        if (draft.order().isUnknown()) return;
        Withdrawals.settle(draft);
        Refunds.settle(draft);
        restrain(draft);
        route(draft, reconsider);
    }

    /** What time and payment terms say now, however long ago the order was looked at. */
    void restrain(Draft draft) {
        if (draft.order().isUnknown()) return;
        Schedules.settle(draft);
        payments.settle(draft);
    }

    private void route(Draft draft, boolean reconsider) {
        var order = draft.order();
        var plan = order.openToShip().isNone() || order.isWaiting() ? Plan.NOTHING : plan(order, reconsider);
        for (var share : plan.shares()) give(draft, share);
        var block = order.routingBlock();
        var reasons = reasons(draft.order(), plan, reconsider);
        if (!reasons.equals(block.reasonByLine()) || (!reasons.isEmpty() && !isCurrent(block))) {
            draft.add(new RoutingBlocked(router.rulesVersion(), reasons));
        }
    }

    /** The same whether refusals were reconsidered or not. */
    private SortedMap<String, String> reasons(Order order, Plan plan, boolean reconsider) {
        var reasons = plan.reasonByUnroutableLine();
        return reasons.isEmpty() || !reconsider ? reasons : plan(order, false).reasonByUnroutableLine();
    }

    private boolean isCurrent(RoutingBlock block) {
        return block.rulesVersion().equals(router.rulesVersion());
    }

    private Plan plan(Order order, boolean reconsider) {
        var open = order.openToShip();
        if (order.fulfillmentOrders().size() >= FULFILLMENT_ORDERS_MAX) return tooManyAttempts(open);
        if (order.known().inStore()) {
            return new Plan(List.of(new Share(Channel.POS, open, Duration.ZERO, true)), new TreeMap<>());
        }
        return router.plan(order.known(), open, reconsider ? Map.of() : refusals(order, open));
    }

    private static Plan tooManyAttempts(Units open) {
        var reasons = new TreeMap<String, String>();
        for (var line : open.lines()) {
            reasons.put(line, "line %s: %d fulfillment orders were tried; cancel it or change the order"
                    .formatted(line, FULFILLMENT_ORDERS_MAX));
        }
        return new Plan(List.of(), reasons);
    }

    private static Map<String, Set<Channel>> refusals(Order order, Units open) {
        var avoid = new HashMap<String, Set<Channel>>();
        for (var f : order.fulfillmentOrders()) {
            for (var line : open.lines()) {
                if (f.refuses(line)) avoid.computeIfAbsent(line, _ -> new HashSet<>()).add(f.channel());
            }
        }
        return avoid;
    }

    static void give(Draft draft, Share share) {
        var id = draft.order().nextFulfillmentOrderId();
        draft.add(new FulfillmentOrderCreated(id, share.channel(), share.units(), false, shipBy(draft.order(), share)));
        if (share.asked() && share.channel() != Channel.MANUAL) {
            draft.add(draft.order().existing(id).wish(Wish.SUBMITTED, draft));
        }
    }

    /** A sale over the counter has left already. What had to wait before it could be given is not late for that. */
    private static @Nullable Instant shipBy(Order order, Share share) {
        if (share.channel() == Channel.POS) return null;
        var placedAt = order.known().placedAt();
        var ready = order.restraint().readySince();
        return (ready == null || ready.isBefore(placedAt) ? placedAt : ready).plus(share.handlingTime());
    }
}
