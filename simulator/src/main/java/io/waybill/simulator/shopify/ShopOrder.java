package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Address;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as the shop holds it at one moment; every change makes another one. */
record ShopOrder(Head head, Buyer buyer, List<ShopLine> lines, List<ShopFulfillment> fulfillments,
        @Nullable Cancellation cancellation, Stamp stamp) {

    ShopOrder {
        lines = List.copyOf(lines);
        fulfillments = List.copyOf(fulfillments);
    }

    /** What never changes. */
    record Head(long id, int number, Shop.Location location, DeliveryMethod delivery, Instant createdAt) {}

    /** Who bought; often nobody known, at a till. */
    record Buyer(@Nullable String name, @Nullable String email, @Nullable Address shippingAddress) {

        @Override
        public String toString() {
            return "Buyer[]";
        }
    }

    /** When and why it was cancelled. */
    record Cancellation(Instant at, String reason) {}

    /**
     * The change that made this version. Per order both times rise strictly: the shop's own are in whole seconds, so
     * {@code updatedAt} runs ahead of the clock by a second where two changes fall into one. (The real shop gives both
     * the same.) {@code triggeredAt} is of the change's first webhook.
     */
    record Stamp(int change, Instant updatedAt, Instant triggeredAt) {

        static final int WEBHOOKS_PER_CHANGE_MAX = 10;

        static Stamp first(Instant now) {
            return new Stamp(1, now.truncatedTo(ChronoUnit.SECONDS), now.truncatedTo(ChronoUnit.MICROS));
        }

        Stamp next(Instant now) {
            Instant updated = later(now.truncatedTo(ChronoUnit.SECONDS), updatedAt.plusSeconds(1));
            Instant triggered = later(now.truncatedTo(ChronoUnit.MICROS), triggeredAt(WEBHOOKS_PER_CHANGE_MAX));
            return new Stamp(change + 1, updated, triggered);
        }

        Instant triggeredAt(int nthWebhook) {
            return triggeredAt.plus(nthWebhook, ChronoUnit.MICROS);
        }

        private static Instant later(Instant a, Instant b) {
            return a.isAfter(b) ? a : b;
        }
    }

    Optional<ShopLine> line(String sku) {
        return lines.stream().filter(line -> line.product().sku().equals(sku)).findFirst();
    }

    int fulfilledUnits() {
        return lines.stream().mapToInt(ShopLine::fulfilled).sum();
    }

    int fulfillableUnits() {
        return lines.stream().mapToInt(ShopLine::fulfillable).sum();
    }

    /** Null, partial or fulfilled, as in the shop's own words. */
    @Nullable
    String fulfillmentStatus() {
        if (fulfilledUnits() == 0) {
            return null;
        }
        return fulfillableUnits() == 0 ? "fulfilled" : "partial";
    }

    String financialStatus() {
        return cancellation == null ? "paid" : "refunded";
    }

    String name() {
        return "#" + head.number();
    }
}
