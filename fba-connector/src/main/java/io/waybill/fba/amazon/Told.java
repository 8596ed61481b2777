package io.waybill.fba.amazon;

import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkStore;
import io.waybill.schemas.FulfillmentUpdate;
import java.util.List;
import java.util.Optional;

/** What was last told of a fulfillment order. */
@FunctionalInterface
public interface Told {

    Optional<FulfillmentUpdate> of(String orderId, String fulfillmentOrderId);

    /** As the work's rows say. */
    static Told in(WorkStore works) {
        return (orderId, id) -> works.find(List.of(Work.Key.ofFulfillment(orderId, id).id()))
                .stream()
                .findFirst()
                .flatMap(work -> work.lastTold(FulfillmentUpdate.class));
    }
}
