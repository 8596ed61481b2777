package io.waybill.orders.order;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the one thing an unfinished order waits for: the first that applies, most pressing first. */
final class Blockers {

    /** Where a person has to act, nothing goes on by waiting: not even for a channel's answer to a cancel wish. */
    private static final List<Function<Order, Stream<Found>>> BY_URGENCY = List.of(
            order -> owing(order).flatMap(f -> problem(f).stream()).filter(found -> found.owner() == Owner.STAFF),
            order -> owing(order).filter(f -> f.request().wish() == Wish.CANCELLED && !f.isPastStopping())
                    .map(Blockers::verdict),
            order -> owing(order).flatMap(f -> problem(f).stream()),
            Blockers::held, Blockers::scheduled, Blockers::unpaid, Blockers::unroutable,
            order -> owing(order).filter(FulfillmentOrder::awaitsRequest).map(Blockers::unrequested),
            order -> owing(order).map(Blockers::waiting));

    private Blockers() {}

    private record Found(Blocker.Kind kind, String name, Owner owner, @Nullable Instant deadline, String detail) {

        Found(Blocker.Kind kind, @Nullable Instant deadline, String detail) {
            this(kind, kind.name(), kind.owner(), deadline, detail);
        }
    }

    /** The blocker as of now; one that was there before keeps its {@code since}. */
    static @Nullable Blocker of(Order order, Instant at) {
        if (order.isUnknown() || order.isFinished()) return null;
        return BY_URGENCY.stream()
                .flatMap(look -> look.apply(order))
                .findFirst()
                .map(found -> new Blocker(found.kind, found.name, found.owner, at, found.deadline, found.detail))
                .map(now -> keepingSince(now, order.blocker()))
                .orElse(null);
    }

    private static Blocker keepingSince(Blocker now, @Nullable Blocker before) {
        if (before == null || before.kind() != now.kind() || !before.name().equals(now.name())) return now;
        return now.since(before.since());
    }

    private static Stream<FulfillmentOrder> owing(Order order) {
        return order.fulfillmentOrders().stream().filter(f -> !f.requested().isNone());
    }

    private static Found verdict(FulfillmentOrder f) {
        return new Found(Blocker.Kind.AWAITING_CANCEL_VERDICT, f.shipBy(),
                "%s was asked to stop %s and has not said whether it is in time".formatted(f.channel(), f.id()));
    }

    private static Optional<Found> problem(FulfillmentOrder f) {
        var problem = f.report().problem();
        if (problem == null) return Optional.empty();
        return Optional.of(new Found(Blocker.Kind.CHANNEL_PROBLEM, problem.kind(), problem.owner(), problem.deadline(),
                "%s: %s".formatted(f.id(), problem.detail())));
    }

    private static Stream<Found> held(Order order) {
        if (!order.isToBeBegun() || order.holds().isEmpty()) return Stream.empty();
        var holds = order.holds()
                .stream()
                .map(hold -> "%s (%s, by %s)".formatted(hold.handle(), hold.reason(), hold.by()))
                .collect(joining(", "));
        return Stream.of(new Found(Blocker.Kind.ON_HOLD, null, "nothing more is begun until released: " + holds));
    }

    private static Stream<Found> scheduled(Order order) {
        if (!order.isToBeBegun()) return Stream.empty();
        return Stream.ofNullable(order.restraint().notBefore())
                .map(at -> new Found(Blocker.Kind.SCHEDULED, at, "it is to begin at %s and not before".formatted(
                        at)));
    }

    private static Stream<Found> unpaid(Order order) {
        if (!order.isToBeBegun()) return Stream.empty();
        return Stream.ofNullable(order.restraint().unpaid())
                .map(block -> new Found(Blocker.Kind.AWAITING_PAYMENT, Blocker.Kind.AWAITING_PAYMENT.name(),
                        payer(block.status()), order.known().captureBy().orElse(null), block.reason()));
    }

    private static Owner payer(PaymentStatus status) {
        return switch (status) {
            case PENDING, PARTIALLY_PAID -> Owner.CUSTOMER;
            case UNKNOWN, AUTHORIZED, EXPIRED, PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED -> Owner.STAFF;
        };
    }

    private static Stream<Found> unroutable(Order order) {
        return order.openToShip().lines().stream().map(line -> {
            var reason = order.routingBlock()
                    .reasonByLine()
                    .getOrDefault(line, "line %s awaits routing".formatted(line));
            var declined = order.fulfillmentOrders().stream().anyMatch(f -> f.refuses(line));
            return new Found(declined ? Blocker.Kind.REQUEST_DECLINED : Blocker.Kind.NO_ROUTE, null,
                    reason);
        });
    }

    private static Found unrequested(FulfillmentOrder f) {
        return new Found(Blocker.Kind.AWAITING_REQUEST, f.shipBy(),
                "%s is for %s, which is asked only when somebody requests the order".formatted(f.id(), f.channel()));
    }

    private static Found waiting(FulfillmentOrder f) {
        return switch (f.status()) {
            case REQUESTED -> new Found(Blocker.Kind.AWAITING_CONNECTOR, f.shipBy(),
                    "%s was sent to the %s connector, which has not answered".formatted(f.id(), f.channel()));
            case RECEIVED -> new Found(Blocker.Kind.AWAITING_ACCEPTANCE, f.shipBy(),
                    "%s is with the %s connector and not yet accepted outside".formatted(f.id(), f.channel()));
            case NEUTRAL -> new Found(Blocker.Kind.AWAITING_MARK, null,
                    "%s is an in-store sale that nobody has marked as fulfilled".formatted(f.id()));
            case ACCEPTED, IN_PROGRESS, FULFILLED, REJECTED, CANCELLED -> f.channel() == Channel.MANUAL
                    ? new Found(Blocker.Kind.AWAITING_MANUAL_SHIPMENT, f.shipBy(),
                            "%s is to be sent by hand".formatted(f.id()))
                    : new Found(Blocker.Kind.AWAITING_TRACKING, f.shipBy(),
                            "%s is being worked on by %s".formatted(f.id(), f.channel()));
        };
    }
}
