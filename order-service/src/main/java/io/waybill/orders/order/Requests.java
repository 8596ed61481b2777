package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import java.util.Optional;

/** Wishes that people make, where a channel is not asked by itself. */
final class Requests {

    private Requests() {}

    static Optional<Refusal> request(Draft draft, RequestOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        if (order.cancellation() != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
        }
        var waiting = order.fulfillmentOrders().stream().filter(FulfillmentOrder::awaitsRequest).toList();
        if (waiting.isEmpty()) {
            return refuse(Refusal.Kind.NOTHING_TO_REQUEST,
                    "no fulfillment order of order %s waits to be requested".formatted(order.id()));
        }
        for (var f : waiting) draft.add(new FulfillmentRequested(f.id(), Wish.SUBMITTED, draft.nextRevision(0)));
        return Optional.empty();
    }
}
