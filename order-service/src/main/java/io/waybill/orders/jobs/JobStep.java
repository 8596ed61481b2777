package io.waybill.orders.jobs;

import io.waybill.kit.kafka.PassingFailure;
import io.waybill.kit.outbox.OversizedRecordException;
import io.waybill.orders.order.Decision;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.processing.OrderProcessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Commands the next orders of a job and writes down what became of them, in one transaction. */
@Component
class JobStep {

    static final int ORDERS_MAX = 200;

    private static final Logger LOG = LoggerFactory.getLogger(JobStep.class);

    private final JobStore store;
    private final OrderProcessor processor;
    private final TransactionOperations transaction;

    JobStep(JobStore store, OrderProcessor processor, TransactionOperations transaction) {
        this.store = store;
        this.processor = processor;
        this.transaction = transaction;
    }

    /** Returns how many orders it came to. Throws what time mends; then nothing was done. */
    int take(long job, Function<OrderId, OrderCommand> command, Instant now) {
        try {
            return carryOut(job, command, now, () -> store.pending(job, ORDERS_MAX));
        } catch (RuntimeException | StackOverflowError failure) {
            if (PassingFailure.is(failure)) throw failure;
            return oneByOne(job, command, now);
        }
    }

    /** Finds the order that fails, and lets its neighbours through. */
    private int oneByOne(long job, Function<OrderId, OrderCommand> command, Instant now) {
        var done = 0;
        for (var id : store.pending(job, ORDERS_MAX)) {
            try {
                done += carryOut(job, command, now, () -> only(job, id));
            } catch (RuntimeException | StackOverflowError failure) {
                if (PassingFailure.is(failure)) throw failure;
                done += giveUp(job, id, failure, now);
            }
        }
        return done;
    }

    private int carryOut(long job, Function<OrderId, OrderCommand> command, Instant now,
            Supplier<List<String>> which) {
        return whileHeld(job, () -> {
            var ids = which.get();
            var commands = ids.stream().map(OrderId::new).map(command).toList();
            store.save(job, results(ids, processor.process(commands)), now);
            return ids.size();
        });
    }

    private int giveUp(long job, String id, Throwable failure, Instant now) {
        return whileHeld(job, () -> {
            var ids = only(job, id);
            store.save(job, ids.stream().map(one -> failed(job, one, failure)).toList(), now);
            return ids.size();
        });
    }

    /** Nothing where somebody else is at the job, or it is over. */
    private int whileHeld(long job, Supplier<Integer> part) {
        var done = transaction.execute(_ -> store.lock(job) ? part.get() : Integer.valueOf(0));
        return done == null ? 0 : done;
    }

    private List<String> only(long job, String id) {
        return store.isPending(job, id) ? List.of(id) : List.of();
    }

    private static List<JobResult> results(List<String> ids, List<Decision> decisions) {
        var results = new ArrayList<JobResult>(ids.size());
        for (var i = 0; i < ids.size(); i++) results.add(result(ids.get(i), decisions.get(i)));
        return results;
    }

    private static JobResult result(String id, Decision decision) {
        return switch (decision) {
            case Granted _ -> JobResult.granted(id);
            case Refused(var refusal) ->
                JobResult.refused(id, refusal.kind().name(), refusal.detail(), refusal.legal());
        };
    }

    private static JobResult failed(long job, String id, Throwable failure) {
        if (failure instanceof OversizedRecordException) {
            return JobResult.refused(id, JobResult.Problem.TOO_LARGE, String.valueOf(failure.getMessage()), List.of());
        }
        LOG.atError()
                .addKeyValue("jobId", job)
                .addKeyValue("orderId", id)
                .setCause(failure)
                .log("an order of a job failed unexpectedly");
        return JobResult.refused(id, JobResult.Problem.UNEXPECTED,
                "order %s failed for a reason nobody foresaw; tell an operator the job's number".formatted(id),
                List.of());
    }
}
