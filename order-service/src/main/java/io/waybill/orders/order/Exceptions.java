package io.waybill.orders.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at an order as it is now for what people have to mend. Neither time nor history makes or ends an exception. */
public final class Exceptions {

    private static final List<Function<Order, Stream<OrderException>>> ALL = List.of(Exceptions::refundedButShipped,
            Exceptions::overShipped, Exceptions::refundDue, Exceptions::paidBack, Exceptions::channelProblems,
            Exceptions::unroutable, Exceptions::failedParcels);

    private Exceptions() {}

    /** Most pressing first. */
    public static List<OrderException> of(Order order) {
        if (order.isUnknown() || order.isErased()) return List.of();
        return ALL.stream().flatMap(look -> look.apply(order)).toList();
    }

    /** What really left beyond what was ordered and not cancelled: a wish that is being withdrawn is none of it. */
    private static Units tooMany(Order order) {
        return order.shipped().minus(order.known().ordered().minus(order.cancelled()));
    }

    private static Set<String> refundedLines(Order order) {
        var lines = new TreeSet<String>();
        for (var c : order.cancels().cases()) {
            if (c.stated().refund().signum() > 0) lines.addAll(c.stated().units().lines());
        }
        return lines;
    }

    private static Stream<OrderException> refundedButShipped(Order order) {
        var units = tooMany(order).only(refundedLines(order)::contains);
        if (units.isNone()) return Stream.empty();
        return Stream.of(new OrderException(OrderException.Kind.REFUNDED_BUT_SHIPPED,
                "units %s left although they were cancelled and a refund was stated: ask for them back, or for their price"
                        .formatted(units),
                Remedy.ELSEWHERE));
    }

    private static Stream<OrderException> overShipped(Order order) {
        var refunded = refundedLines(order);
        var units = tooMany(order).only(line -> !refunded.contains(line));
        if (units.isNone()) return Stream.empty();
        return Stream.of(new OrderException(OrderException.Kind.OVER_SHIPPED,
                "units %s left beyond what is ordered: order them at the source, or ask for them back".formatted(units),
                Remedy.ELSEWHERE));
    }

    private static Stream<OrderException> refundDue(Order order) {
        var isKept = switch (order.known().paymentStatus()) {
            case PAID, PARTIALLY_PAID -> true;
            case UNKNOWN, PENDING, AUTHORIZED, EXPIRED, PARTIALLY_REFUNDED, REFUNDED, VOIDED -> false;
        };
        var due = order.cancels()
                .cases()
                .stream()
                .map(c -> c.stated().refund())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!isKept || due.signum() == 0) return Stream.empty();
        return Stream.of(new OrderException(OrderException.Kind.REFUND_DUE,
                "%s %s are to be paid back in the shop for what was cancelled".formatted(
                        due.stripTrailingZeros().toPlainString(), order.known().currency()),
                Remedy.ELSEWHERE));
    }

    private static Stream<OrderException> paidBack(Order order) {
        var isBack = switch (order.known().paymentStatus()) {
            case REFUNDED, VOIDED -> true;
            case UNKNOWN, PENDING, AUTHORIZED, EXPIRED, PARTIALLY_PAID, PAID, PARTIALLY_REFUNDED -> false;
        };
        var underWay = owing(order).anyMatch(f -> !f.isUnbegun() && f.request().wish() == Wish.SUBMITTED);
        if (!isBack || !underWay || order.known().inStore()) return Stream.empty();
        return Stream.of(new OrderException(OrderException.Kind.PAID_BACK_BUT_UNDER_WAY,
                "its payment is %s, and a channel is to send it: cancel it, or have it paid".formatted(
                        order.known().paymentStatus()),
                new Remedy(Remedy.Command.CANCEL, order.id().value())));
    }

    private static Stream<OrderException> channelProblems(Order order) {
        return owing(order).flatMap(f -> {
            var problem = f.report().problem();
            if (problem == null || problem.owner() != Owner.STAFF) return Stream.empty();
            var remedy = problem.isForPersonToResolve()
                    ? new Remedy(Remedy.Command.RESOLVE, f.id().toString())
                    : Remedy.ELSEWHERE;
            return Stream.of(new OrderException(OrderException.Kind.CHANNEL_PROBLEM, problem.kind(),
                    "%s: %s".formatted(f.id(), problem.detail()), remedy));
        });
    }

    private static Stream<OrderException> unroutable(Order order) {
        var remedy = new Remedy(Remedy.Command.ROUTE, order.id().value());
        return order.routingBlock().reasonByLine().entrySet().stream().map(blocked -> {
            var declined = order.fulfillmentOrders().stream().anyMatch(f -> f.refuses(blocked.getKey()));
            return new OrderException(declined
                    ? OrderException.Kind.REQUEST_DECLINED
                    : OrderException.Kind.NO_ROUTE, blocked.getValue(), remedy);
        });
    }

    private static Stream<OrderException> failedParcels(Order order) {
        return order.fulfillmentOrders()
                .stream()
                .flatMap(f -> f.shipments().stream())
                .filter(shipment -> shipment.report().status() == ShipmentStatus.FAILED)
                .map(Exceptions::failed);
    }

    private static OrderException failed(Shipment shipment) {
        var remedy = shipment.byHand()
                ? new Remedy(Remedy.Command.UNFULFILL, shipment.id().toString())
                : Remedy.ELSEWHERE;
        return new OrderException(OrderException.Kind.SHIPMENT_FAILED,
                "the carrier gave up on %s: send it again, or give the money back".formatted(shipment.id()), remedy);
    }

    private static Stream<FulfillmentOrder> owing(Order order) {
        return order.fulfillmentOrders().stream().filter(f -> !f.requested().isNone());
    }
}
