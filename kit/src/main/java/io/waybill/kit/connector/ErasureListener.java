package io.waybill.kit.connector;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toCollection;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.ids.OrderIds;
import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.BatchApplier;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Change;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Rejected;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.util.List;
import java.util.TreeSet;

/**
 * Erases what this connector holds of erased orders, known to it or not, and takes none of it any more. All other facts
 * are passed over without a statement. To hear of an erasure twice is to erase twice. One that names no order erases
 * nothing: it might mean all that belongs to none.
 */
final class ErasureListener implements BatchApplier {

    private static final String ERASED = "OrderErased";

    private final ErasedOrders erased;

    ErasureListener(ErasedOrders erased) {
        this.erased = erased;
    }

    BatchListener listener() {
        return new BatchListener("erasures", List.of(Topics.ORDERS_EVENTS), this);
    }

    @Override
    public Applied apply(Batch batch) {
        var erasures = batch.records()
                .stream()
                .filter(ErasureListener::isErasure)
                .collect(partitioningBy(fact -> OrderIds.canBe(orderId(fact))));
        var named = erasures.getOrDefault(true, List.of());
        if (!named.isEmpty()) {
            erased.erase(named.stream().map(ErasureListener::orderId).collect(toCollection(TreeSet::new)));
        }
        return new Applied(
                erasures.getOrDefault(false, List.of()).stream().map(ErasureListener::rejected).toList(),
                named.stream().map(fact -> new Change(fact.origin(), orderId(fact), List.of(ERASED))).toList());
    }

    private static boolean isErasure(Incoming incoming) {
        return incoming.record() instanceof OrderEvent fact && fact.getType().equals(ERASED);
    }

    private static Rejected rejected(Incoming incoming) {
        return new Rejected(incoming.origin(), null, "IMPOSSIBLE_VALUE",
                "an erased order's id was expected, 1 to 40 of A-Z, a-z, 0-9, _ and -; nothing is erased");
    }

    private static String orderId(Incoming incoming) {
        return ((OrderEvent) incoming.record()).getOrderId();
    }
}
