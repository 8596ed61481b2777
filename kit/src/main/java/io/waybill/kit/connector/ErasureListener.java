package io.waybill.kit.connector;

import static java.util.stream.Collectors.toCollection;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.BatchApplier;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Change;
import io.waybill.kit.kafka.Incoming;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Erases what this connector holds of erased orders, known to it or not, and takes none of it any more. All other facts
 * are passed over without a statement. To hear of an erasure twice is to erase twice.
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
        var ids = erasures(batch).map(ErasureListener::orderId).collect(toCollection(TreeSet::new));
        if (ids.isEmpty()) return Applied.nothing();
        erased.erase(ids);
        return new Applied(List.of(), erasures(batch)
                .map(fact -> new Change(fact.origin(), orderId(fact), List.of(ERASED)))
                .toList());
    }

    private static Stream<Incoming> erasures(Batch batch) {
        return batch.records()
                .stream()
                .filter(incoming -> incoming.record() instanceof OrderEvent fact && fact.getType().equals(ERASED));
    }

    private static String orderId(Incoming incoming) {
        return ((OrderEvent) incoming.record()).getOrderId();
    }
}
