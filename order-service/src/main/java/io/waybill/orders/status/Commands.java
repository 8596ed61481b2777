package io.waybill.orders.status;

import io.waybill.kit.outbox.OversizedRecordException;
import io.waybill.orders.order.Decision;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.processing.OrderProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries out one command at once. A refusal leaves here as a problem: the caller is a person or a script, not a batch. */
@Component
class Commands {

    private final OrderProcessor processor;
    private final HttpServletRequest request;

    /** {@code request} stands for the one that is being answered. */
    Commands(OrderProcessor processor, HttpServletRequest request) {
        this.processor = processor;
        this.request = request;
    }

    Granted carryOut(OrderCommand command) {
        return switch (decide(command)) {
            case Granted granted -> granted;
            case Decision.Refused refused ->
                throw ProblemAnswers.refused(command.orderId().toString(), refused.refusal());
        };
    }

    /** Answers in the order of the commands, refusals included: each is decided on its own, all are stored together. */
    List<Decision> decideEach(List<? extends OrderCommand> commands) {
        try {
            return processor.process(List.copyOf(commands));
        } catch (OversizedRecordException e) {
            throw ProblemAnswers.tooLarge("", e.getMessage());
        }
    }

    private Decision decide(OrderCommand command) {
        try {
            var version = OrderTag.wanted(request);
            return version.isPresent()
                    ? processor.processAt(version.getAsLong(), command)
                    : processor.process(List.of(command)).getFirst();
        } catch (OversizedRecordException e) {
            throw ProblemAnswers.tooLarge(command.orderId().toString(), e.getMessage());
        }
    }
}
