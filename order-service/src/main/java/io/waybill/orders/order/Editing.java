package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.OrderCommand.EditOrder;
import io.waybill.orders.order.OrderFact.OrderEdited;
import io.waybill.orders.order.OrderFact.RecipientEdited;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What staff change of an order beside its source, while nobody outside works on what they change. */
final class Editing {

    private Editing() {}

    static Optional<Refusal> edit(Draft draft, EditOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        var refusal = whyNot(order).or(() -> whyNotSoMany(order, c.quantities()))
                .or(() -> c.recipient().isEmpty() ? Optional.empty() : whyNotElsewhere(order));
        if (refusal.isPresent()) return refusal;
        var edits = order.edits().with(edits(order.told(), c));
        if (edits.over(order.told()).isWorthTooMuch()) {
            return refuse(Refusal.Kind.TOO_MANY_UNITS,
                    "order %s would be worth more than %s".formatted(order.id(), Content.VALUE_MAX));
        }
        if (!edits.equals(order.edits())) draft.add(new OrderEdited(edits(order.told(), c), c.by()));
        editRecipient(draft, c);
        return Optional.empty();
    }

    private static Edits edits(Content told, EditOrder c) {
        var quantities = new TreeMap<String, Edits.Quantity>();
        told.lines().forEach(line -> {
            var quantity = c.quantities().get(line.lineId());
            if (quantity != null) quantities.put(line.lineId(), new Edits.Quantity(line.quantity(), quantity));
        });
        var code = c.recipient().get(RecipientField.COUNTRY_CODE);
        return new Edits(quantities, code == null ? null : new Edits.Country(told.countryCode(), code));
    }

    private static void editRecipient(Draft draft, EditOrder c) {
        var before = draft.order().aside();
        draft.remember(before.edits().with(c.recipient(), before.told()));
        if (draft.order().aside().equals(before)) return;
        draft.add(new RecipientEdited(new TreeSet<>(c.recipient().keySet()), c.by()));
        Requests.tellRecipient(draft);
    }

    private static Optional<Refusal> whyNot(Order order) {
        if (order.cancellation() != null) {
            return refuse(Refusal.Kind.ALREADY_CANCELLED, "order %s is cancelled".formatted(order.id()));
        }
        if (order.known().inStore()) {
            return refuse(Refusal.Kind.IN_STORE_SALE,
                    "order %s was sold over the counter: it is what its till says".formatted(order.id()),
                    "change it at the till");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> whyNotSoMany(Order order, Map<String, Integer> quantities) {
        var known = order.known();
        var begun = order.begun();
        for (var line : quantities.keySet()) {
            if (known.line(line).isEmpty()) {
                return refuse(Refusal.Kind.UNKNOWN_LINE, "order %s has no line %s".formatted(order.id(), line));
            }
            var least = begun.at(line);
            if (quantities.get(line) < least) {
                return refuse(Refusal.Kind.TOO_LATE_TO_EDIT,
                        "%d units of line %s of order %s were sent, asked for or cancelled, so it cannot become %d"
                                .formatted(least, line, order.id(), quantities.get(line)),
                        "cancel");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> whyNotElsewhere(Order order) {
        if (order.isFinished()) {
            return refuse(Refusal.Kind.TOO_LATE_TO_EDIT,
                    "nothing of order %s is still to be sent anywhere".formatted(order.id()));
        }
        var working = order.fulfillmentOrders()
                .stream()
                .filter(f -> !f.isUnbegun() && !f.requested().isNone() && isWorking(f))
                .findFirst();
        return working.flatMap(f -> refuse(Refusal.Kind.TOO_LATE_TO_EDIT,
                "%s is %s by %s, which has the old address".formatted(f.id(), f.status(), f.channel()),
                "cancel", "tell the channel"));
    }

    /** Also one of which nobody knows whether it is, and one that was asked to stop and may be too late for that. */
    private static boolean isWorking(FulfillmentOrder f) {
        var problem = f.report().problem();
        var unknown = problem != null && problem.isForPersonToResolve();
        return unknown || f.request().wish() == Wish.CANCELLED || switch (f.status()) {
            case ACCEPTED, IN_PROGRESS, NEUTRAL -> true;
            case REQUESTED, RECEIVED, FULFILLED, REJECTED, CANCELLED -> false;
        };
    }
}
