package io.waybill.orders.intake;

import io.waybill.kit.kafka.BatchListener;
import io.waybill.orders.order.Arrival;
import io.waybill.schemas.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One listener for both kinds of snapshots, so that one thread owns an order on both topics. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    BatchListener snapshotListener(SnapshotApplier applier) {
        return new BatchListener("snapshots", List.of(Topics.ORDERS_RECEIVED, Topics.FULFILLMENT_UPDATES),
                (batch, now) -> applier.apply(batch, Arrival.LIVE, now));
    }
}
