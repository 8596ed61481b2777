package io.waybill.orders.processing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.orders.order.Decision;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts commands by kind and outcome once they are committed: what is rolled back comes again. */
@Component
class CommandCounts {

    private final MeterRegistry meters;

    CommandCounts(MeterRegistry meters) {
        this.meters = meters;
        for (var kind : OrderCommand.class.getPermittedSubclasses()) {
            counter(kind, "granted");
            counter(kind, "refused");
        }
    }

    void countOnceCommitted(List<OrderCommand> commands, List<Decision> decisions) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (int i = 0; i < commands.size(); i++) count(commands.get(i), decisions.get(i));
            }
        });
    }

    private void count(OrderCommand command, Decision decision) {
        counter(command.getClass(), switch (decision) {
            case Granted _ -> "granted";
            case Refused _ -> "refused";
        }).increment();
    }

    private Counter counter(Class<?> kind, String outcome) {
        return Counter.builder("waybill.commands")
                .description("commands that were decided, the passing of time among them")
                .tag("kind", kind.getSimpleName())
                .tag("outcome", outcome)
                .register(meters);
    }
}
