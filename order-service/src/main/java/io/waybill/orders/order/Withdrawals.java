package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Stops what is not wanted any more: cancelled by somebody, or more than is ordered. */
final class Withdrawals {

    /** What nobody outside was asked for can be stopped for sure; then what was asked for last. */
    private static final Comparator<FulfillmentOrder> EASIEST_FIRST = Comparator
            .comparing((FulfillmentOrder f) -> !f.isUnbegun())
            .thenComparing(f -> f.id().number(), Comparator.reverseOrder());

    private Withdrawals() {}

    static void settle(Draft draft) {
        cancelOpen(draft);
        var unwanted = unwanted(draft.order());
        for (var f : draft.order().fulfillmentOrders().stream().sorted(EASIEST_FIRST).toList()) {
            if (!withdraw(draft, draft.order().existing(f.id()), unwanted)) continue;
            cancelOpen(draft);
            unwanted = unwanted(draft.order());
        }
    }

    private static void cancelOpen(Draft draft) {
        var units = CancelVerdicts.openWanted(draft.order());
        if (!units.isNone()) draft.add(new UnitsCancelled(units));
    }

    /** Answers whether there was anything to be withdrawn. Where nobody was asked, there is nobody to wait for. */
    private static boolean withdraw(Draft draft, FulfillmentOrder f, Units unwanted) {
        var fact = f.worksOnWhatWasTaken() ? f.wish(Wish.CANCELLED, draft) : withdrawal(draft, f, unwanted);
        if (fact == null) return false;
        draft.add(fact);
        return true;
    }

    /** What is right stays as people gave it. */
    private static @Nullable OrderFact withdrawal(Draft draft, FulfillmentOrder f, Units unwanted) {
        if (f.request().wish() == Wish.CANCELLED) return null;
        var isWhole = draft.order().cancellation() != null;
        var owed = f.requested();
        var tooMuch = isWhole ? owed : unwanted.atMost(owed);
        if (tooMuch.isNone()) return null;
        if (!f.isUnbegun()) return f.wish(Wish.CANCELLED, draft);
        return isWhole
                ? new FulfillmentOrderUpdated(f.id(), f.report().withStatus(FulfillmentOrderStatus.CANCELLED), 0)
                : new UnitsTakenBack(f.id(), tooMuch, "");
    }

    /** Cancelled by line, or more than is ordered, and nobody is stopping it. */
    private static Units unwanted(Order order) {
        return order.overShipped().plus(CancelVerdicts.wanted(order)).minus(beingStopped(order));
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
