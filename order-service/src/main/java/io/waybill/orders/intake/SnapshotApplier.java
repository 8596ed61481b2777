package io.waybill.orders.intake;

import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Origin;
import io.waybill.kit.kafka.Rejected;
import io.waybill.orders.intake.Decoded.Impossible;
import io.waybill.orders.intake.Decoded.Understood;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.processing.OrderProcessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies one batch of snapshots, of orders and of fulfillment orders alike. */
@Component
class SnapshotApplier {

    private final OrderProcessor processor;

    SnapshotApplier(OrderProcessor processor) {
        this.processor = processor;
    }

    /** {@code arrival}: whether the batch is live, or read again from its topics. */
    List<Rejected> apply(List<Incoming> batch, Arrival arrival, Instant now) {
        var commands = new ArrayList<OrderCommand>(batch.size());
        var origins = new ArrayList<Origin>(batch.size());
        var rejected = new ArrayList<Rejected>();
        for (var incoming : batch) {
            switch (OrderMessages.decode(incoming.record(), arrival, now)) {
                case Understood(var command) -> {
                    commands.add(command);
                    origins.add(incoming.origin());
                }
                case Impossible(var orderId, var reason) ->
                    rejected.add(new Rejected(incoming.origin(), orderId, "IMPOSSIBLE_VALUE", reason));
            }
        }
        var decisions = processor.process(commands);
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) instanceof Refused(var refusal)) {
                rejected.add(new Rejected(origins.get(i), commands.get(i).orderId().value(), refusal.kind().name(),
                        refusal.detail()));
            }
        }
        return rejected;
    }
}
