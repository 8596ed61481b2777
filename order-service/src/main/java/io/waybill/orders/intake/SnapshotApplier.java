package io.waybill.orders.intake;

import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.BatchApplier;
import io.waybill.kit.kafka.Change;
import io.waybill.kit.kafka.Origin;
import io.waybill.kit.kafka.Rejected;
import io.waybill.orders.intake.Decoded.Impossible;
import io.waybill.orders.intake.Decoded.Understood;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderFact;
import io.waybill.orders.processing.OrderProcessor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies one batch of snapshots, of orders and of fulfillment orders alike. */
@Component
class SnapshotApplier implements BatchApplier {

    private final OrderProcessor processor;

    SnapshotApplier(OrderProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Applied apply(Batch batch) {
        var arrival = arrivalOf(batch.mode());
        var commands = new ArrayList<OrderCommand>(batch.records().size());
        var origins = new ArrayList<Origin>(batch.records().size());
        var rejected = new ArrayList<Rejected>();
        for (var incoming : batch.records()) {
            switch (OrderMessages.decode(incoming.record(), arrival, batch.now())) {
                case Understood(var command) -> {
                    commands.add(command);
                    origins.add(incoming.origin());
                }
                case Impossible(var orderId, var reason) ->
                    rejected.add(new Rejected(incoming.origin(), orderId, "IMPOSSIBLE_VALUE", reason));
            }
        }
        var decisions = processor.process(commands);
        var changes = new ArrayList<Change>();
        for (int i = 0; i < decisions.size(); i++) {
            var orderId = commands.get(i).orderId().value();
            switch (decisions.get(i)) {
                case Refused(var refusal) ->
                    rejected.add(new Rejected(origins.get(i), orderId, refusal.kind().name(), refusal.detail()));
                case Granted(var facts, _) -> {
                    if (!facts.isEmpty()) changes.add(new Change(origins.get(i), orderId, namesOf(facts)));
                }
            }
        }
        return new Applied(rejected, changes);
    }

    private static Arrival arrivalOf(Batch.Mode mode) {
        return switch (mode) {
            case LIVE -> Arrival.LIVE;
            case REPLAY -> Arrival.REPLAYED;
        };
    }

    private static List<String> namesOf(List<OrderFact> facts) {
        return facts.stream().map(fact -> fact.getClass().getSimpleName()).toList();
    }
}
