package io.waybill.orders.order;

/** Derives what the merchant sees from what is with whom. */
final class FulfillmentStatuses {

    private FulfillmentStatuses() {}

    static FulfillmentStatus of(Order order) {
        var content = order.known();
        if (content.lines().stream().noneMatch(Line::requiresShipping)) return FulfillmentStatus.NOT_REQUIRED;
        if (!order.shipped().isNone()) {
            return order.isFinished() ? FulfillmentStatus.FULFILLED : FulfillmentStatus.PARTIALLY_FULFILLED;
        }
        if (content.inStore()) return FulfillmentStatus.NEUTRAL;
        if (order.isWaiting() && isAllUnbegun(order)) {
            if (!order.holds().isEmpty()) return FulfillmentStatus.ON_HOLD;
            if (order.restraint().notBefore() != null) return FulfillmentStatus.SCHEDULED;
        }
        if (!order.isWaiting() && isDeclined(order)) return FulfillmentStatus.REQUEST_DECLINED;
        return isInProgress(order) ? FulfillmentStatus.IN_PROGRESS : FulfillmentStatus.UNFULFILLED;
    }

    /** No unit is with a channel that was asked for it. */
    private static boolean isAllUnbegun(Order order) {
        return order.openToShip().plus(order.requested()).equals(order.unbegun());
    }

    private static boolean isDeclined(Order order) {
        return order.openToShip()
                .lines()
                .stream()
                .anyMatch(line -> order.fulfillmentOrders().stream().anyMatch(f -> f.refuses(line)));
    }

    /** Every unit is with a channel, and every channel has taken it on; the merchant's own hands do not count. */
    private static boolean isInProgress(Order order) {
        var owing = order.fulfillmentOrders().stream().filter(f -> !f.requested().isNone()).toList();
        return order.openToShip().isNone() && !owing.isEmpty() && owing.stream().allMatch(f -> switch (f.status()) {
            case ACCEPTED, IN_PROGRESS -> f.channel() != Channel.MANUAL;
            case REQUESTED, RECEIVED, FULFILLED, REJECTED, CANCELLED, NEUTRAL -> false;
        });
    }
}
