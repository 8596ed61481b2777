package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand.EraseOrder;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFact.OrderErased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Forgetting who the customer of an order was: only where nobody needs to know any more, and then for good. */
final class Erasures {

    /** A channel that has not said by then that a parcel arrived never will. */
    private static final Duration UNDER_WAY_MAX = Duration.ofDays(60);

    private Erasures() {}

    static Optional<Refusal> erase(Draft draft, EraseOrder c) {
        var order = draft.order();
        if (order.isUnknown()) return OrderDecider.unknown(c.orderId());
        var why = whyNot(order, c.at());
        if (why.isPresent()) return why;
        draft.add(new OrderErased(c.by()));
        draft.remember(Recipient.NONE);
        draft.remember(RecipientEdits.NONE);
        return Optional.empty();
    }

    private static Optional<Refusal> whyNot(Order order, Instant at) {
        if (order.lifecycle() != Lifecycle.CANCELLED && order.cancellation() == null && order
                .archival() != Archival.YES) {
            return no(order, "is neither cancelled nor archived", "cancel", "archive");
        }
        if (!mayBeDeleted(order.known())) {
            return no(order, "is no test, is paid, and was not placed through the API");
        }
        if (!order.isFinished()) return no(order, "has units that are open, or that somebody owes", "cancel");
        if (isBeingStopped(order)) return no(order, "has a channel that has not said whether it stops", "wait for it");
        if (isUnderWay(order, at)) return no(order, "has a parcel under way", "wait until it has arrived");
        return Optional.empty();
    }

    private static boolean mayBeDeleted(Content content) {
        return content.test() || content.platform().equals(Content.API) || switch (content.paymentStatus()) {
            case PENDING, EXPIRED, VOIDED -> true;
            // Authorized money may still be taken, and of UNKNOWN nobody knows.
            case UNKNOWN, AUTHORIZED, PARTIALLY_PAID, PAID, PARTIALLY_REFUNDED, REFUNDED -> false;
        };
    }

    private static boolean isBeingStopped(Order order) {
        return order.fulfillmentOrders()
                .stream()
                .anyMatch(f -> f.request().wish() == Wish.CANCELLED && !f.isPastStopping() && !f.status().isDead());
    }

    /** What people sent or handed over, or the shop sent beside us, is theirs to follow. */
    private static boolean isUnderWay(Order order, Instant at) {
        return order.fulfillmentOrders()
                .stream()
                .filter(f -> !f.shippedByPeople())
                .flatMap(f -> f.shipments().stream())
                .map(Shipment::report)
                .filter(parcel -> isUnderWay(parcel.status()))
                .map(parcel -> Objects.requireNonNullElse(parcel.shippedAt(), order.known().placedAt()))
                .anyMatch(sent -> sent.plus(UNDER_WAY_MAX).isAfter(at));
    }

    private static boolean isUnderWay(ShipmentStatus status) {
        return switch (status) {
            case LABEL_CREATED, SHIPPED, IN_TRANSIT, OUT_FOR_DELIVERY -> true;
            case UNKNOWN, DELIVERED, FAILED, HANDED_OVER, CANCELLED -> false;
        };
    }

    private static Optional<Refusal> no(Order order, String why, String... legal) {
        return refuse(Refusal.Kind.NOT_DELETABLE, "order %s %s".formatted(order.id(), why), legal);
    }

    /** News of an erased order is taken and means nothing, so that it is no dead letter; whoever asks is told. */
    static Decision afterwards(Order order, OrderCommand command) {
        return switch (command.cause().kind()) {
            case SNAPSHOT -> command instanceof ReceiveSnapshot c && c.arrival() == Arrival.BY_CALLER
                    ? gone(order)
                    : new Granted(List.of(), order);
            case UPDATE, TIME -> new Granted(List.of(), order);
            case COMMAND -> gone(order);
        };
    }

    private static Decision gone(Order order) {
        return new Refused(new Refusal(Refusal.Kind.ORDER_ERASED, "order %s was erased".formatted(order.id()),
                List.of()));
    }
}
