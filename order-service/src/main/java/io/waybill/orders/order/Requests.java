package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderCommand.ResolveOutcome;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import java.util.Optional;

/** Wishes that people make: where a channel is not asked by itself, and where the outcome of asking is unknown. */
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
        var held = Holds.whyNotNow(order);
        if (held.isPresent()) return held;
        for (var f : waiting) draft.add(f.wish(Wish.SUBMITTED, draft));
        return Optional.empty();
    }

    /** Whoever was asked to send is told the new address by the same wish with a higher revision. */
    static void tellRecipient(Draft draft) {
        for (var f : draft.order().fulfillmentOrders()) {
            if (f.request().revision() > 0 && f.request().wish() == Wish.SUBMITTED && !f.requested().isNone()) {
                draft.add(f.wish(Wish.SUBMITTED, draft));
            }
        }
    }

    /** The wish stays what it is: a person tells what became of it, not what we want. */
    static Optional<Refusal> resolve(Draft draft, ResolveOutcome c) {
        var found = draft.order().fulfillmentOrder(c.fulfillmentOrderId());
        if (found.isEmpty()) {
            return refuse(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER,
                    "there is no fulfillment order %s".formatted(c.fulfillmentOrderId()));
        }
        var f = found.get();
        var refusal = whyNotResolve(f, c.resolution());
        if (refusal.isPresent()) return refusal;
        var revision = draft.nextRevision(f.request().revision());
        draft.add(new FulfillmentRequested(f.id(), f.request().wish(), revision, c.resolution()));
        return Optional.empty();
    }

    private static Optional<Refusal> whyNotResolve(FulfillmentOrder f, Resolution resolution) {
        if (f.shippedByPeople()) return nothing(f, "nobody outside was asked, as it is for %s".formatted(f.channel()));
        if (f.request().revision() == 0) return nothing(f, "nobody was asked yet");
        if (f.requested().isNone()) return nothing(f, "it owes nothing and is %s".formatted(f.status()));
        var problem = f.report().problem();
        if (problem == null || !problem.isForPersonToResolve()) {
            return nothing(f, "%s reports no OUTCOME_UNKNOWN or IDS_UNKNOWN".formatted(f.channel()));
        }
        var before = f.request().resolution();
        if (before != null && f.isUnanswered()) {
            return refuse(Refusal.Kind.RESOLUTION_UNDER_WAY, "%s was resolved by %s at %s, which %s has not answered"
                    .formatted(f.id(), before.by(), before.at(), f.channel()), "wait for its answer");
        }
        if (problem.existsOutside() && resolution.kind() == Resolution.Kind.REPEAT) {
            return refuse(Refusal.Kind.REPEAT_WOULD_DOUBLE,
                    "an order for %s exists outside, only its number is unknown".formatted(f.id()), "adopt it",
                    "give up");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> nothing(FulfillmentOrder f, String why) {
        return refuse(Refusal.Kind.NOTHING_TO_RESOLVE, "%s has no unknown outcome: %s".formatted(f.id(), why));
    }
}
