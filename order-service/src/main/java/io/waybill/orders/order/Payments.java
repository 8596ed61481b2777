package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.PaymentAwaited;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import org.jspecify.annotations.Nullable;

/** Nothing is begun that is not paid for as the rules ask. */
final class Payments {

    private final Router router;

    Payments(Router router) {
        this.router = router;
    }

    void settle(Draft draft) {
        var wanted = wanted(draft.order());
        var block = draft.order().restraint().unpaid();
        if (wanted != null && !wanted.equals(block)) draft.add(new PaymentAwaited(wanted));
        if (wanted == null && block != null) draft.add(new PaymentAwaitedNoMore());
    }

    private @Nullable PaymentBlock wanted(Order order) {
        if (!order.isToBeBegun()) return null;
        return router.whyUnpaid(order.known())
                .map(reason -> new PaymentBlock(router.rulesVersion(), order.known().paymentStatus(), reason))
                .orElse(null);
    }
}
