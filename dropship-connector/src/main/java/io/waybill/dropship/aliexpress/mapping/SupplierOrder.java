package io.waybill.dropship.aliexpress.mapping;

import io.waybill.dropship.aliexpress.mapping.SupplierStage.Left;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order at one supplier, as {@code aliexpress.trade.ds.order.get} shows it.
 *
 * @param payUntil when it is closed unless somebody pays; null where that is not said
 * @param logistics numbers of what has left, often not yet the last ones
 */
public record SupplierOrder(String id, String status, String logisticsStatus, @Nullable Instant payUntil,
        List<Child> children, List<Logistics> logistics) {

    /** So many units of one product; {@code endReason} is empty while it goes on. */
    record Child(String productId, int count, String endReason) {

        /** A child that has ended well is said to be accepted or confirmed; whatever else ends it, it does not come. */
        boolean isCancelled() {
            var reason = endReason.toLowerCase(java.util.Locale.ROOT);
            return !reason.isEmpty() && WELL.stream().noneMatch(reason::contains);
        }

        private static final List<String> WELL = List.of("accept_goods", "confirm", "success", "complete", "finish");
    }

    record Logistics(String number, String service) {}

    public SupplierOrder {
        children = List.copyOf(children);
        logistics = List.copyOf(logistics);
    }

    SupplierStage stage() {
        return SupplierStage.of(status);
    }

    Left left() {
        return stage().left(logisticsStatus);
    }

    boolean isOver() {
        return stage() == SupplierStage.ENDED;
    }

    /** Whether there may be something to track. */
    public boolean mayHaveLeft() {
        return left() != Left.NONE || !logistics.isEmpty();
    }
}
