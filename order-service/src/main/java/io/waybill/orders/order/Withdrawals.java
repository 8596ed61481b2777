package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.util.Comparator;

/** Stops what is not wanted any more: cancelled by somebody, or more than is ordered. */
final class Withdrawals {

    /** What nobody outside was asked for can be stopped for sure; then what was asked for last. */
    private static final Comparator<FulfillmentOrder> EASIEST_FIRST = Comparator
            .comparing((FulfillmentOrder f) -> !f.isUnbegun())
            .thenComparing(f -> f.id().number(), Comparator.reverseOrder());

    private Withdrawals() {}

    static void settle(Draft draft) {
        cancelOpen(draft);
        draft.order().fulfillmentOrders().stream().sorted(EASIEST_FIRST).forEach(f -> {
            withdraw(draft, draft.order().existing(f.id()));
            cancelOpen(draft);
        });
    }

    private static void cancelOpen(Draft draft) {
        var wanted = CancelVerdicts.wanted(draft.order());
        var units = wanted.isNone() ? wanted : draft.order().open().atMost(wanted);
        if (!units.isNone()) draft.add(new UnitsCancelled(units));
    }

    /** Where nobody was asked, there is nobody to wait for, and what is right stays as people gave it. */
    private static void withdraw(Draft draft, FulfillmentOrder f) {
        if (f.worksOnWhatWasTaken()) {
            draft.add(f.wish(Wish.CANCELLED, draft));
            return;
        }
        if (f.requested().isNone() || f.request().wish() == Wish.CANCELLED) return;
        var isWhole = draft.order().cancellation() != null;
        var unwanted = isWhole ? f.requested() : unwanted(draft.order()).atMost(f.requested());
        if (unwanted.isNone()) return;
        if (!f.isUnbegun()) {
            draft.add(f.wish(Wish.CANCELLED, draft));
        } else if (isWhole) {
            draft.add(new FulfillmentOrderUpdated(f.id(), f.report().withStatus(FulfillmentOrderStatus.CANCELLED), 0));
        } else {
            draft.add(new UnitsTakenBack(f.id(), unwanted, ""));
        }
    }

    /** Cancelled by line, or more than is ordered, and nobody is stopping it. */
    private static Units unwanted(Order order) {
        return order.overShipped().plus(CancelVerdicts.wanted(order).minus(beingStopped(order)));
    }

    /** Units whose channel was asked to stop and has not said whether it is in time. */
    private static Units beingStopped(Order order) {
        return Units.sum(order.fulfillmentOrders()
                .stream()
                .filter(f -> f.request().wish() == Wish.CANCELLED && !f.isPastStopping())
                .map(FulfillmentOrder::requested)
                .toList());
    }
}
