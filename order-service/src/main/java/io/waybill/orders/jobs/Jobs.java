package io.waybill.orders.jobs;

import io.waybill.orders.jobs.JobResult.Outcome;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Refusal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Jobs as callers see them: made, looked at, stopped. */
@Service
public class Jobs {

    /** Most orders of one job. */
    public static final int ORDERS_MAX = 10_000;

    /** Most jobs that run at a time, give or take those made at the same moment. */
    public static final int RUNNING_MAX = 100;

    private final JobStore store;

    Jobs(JobStore store) {
        this.store = store;
    }

    /** An order named twice is there once. Empty while too many other jobs run. */
    @Transactional
    public Optional<Job> create(JobWish wish, List<String> orderIds, Instant now) {
        if (orderIds.isEmpty() || orderIds.size() > ORDERS_MAX) {
            throw new IllegalArgumentException("a job has 1 to %d orders, not %d".formatted(ORDERS_MAX, orderIds
                    .size()));
        }
        if (store.countRunning() >= RUNNING_MAX) return Optional.empty();
        var results = new LinkedHashSet<>(orderIds).stream().map(Jobs::atFirst).toList();
        var id = store.create(wish, results.size(), now);
        store.addResults(id, results);
        var refused = (int) results.stream().filter(result -> result.outcome() == Outcome.REFUSED).count();
        store.advance(id, 0, refused, now);
        return store.find(id);
    }

    /** What cannot be an order's id names none, and nobody has to look. */
    private static JobResult atFirst(String orderId) {
        return OrderId.parse(orderId).isPresent()
                ? new JobResult(orderId, Outcome.PENDING, null)
                : JobResult.refused(orderId, Refusal.Kind.UNKNOWN_ORDER.name(), "there is no order '%s'".formatted(
                        orderId), List.of());
    }

    public Optional<Job> find(long id) {
        return store.find(id);
    }

    /** The newest first, those made before {@code before}. */
    public List<Job> list(long before, int limit) {
        return store.list(before, limit);
    }

    /** In the order of their ids, those after {@code after}; {@code outcome} null means any. */
    public List<JobResult> results(long id, @Nullable Outcome outcome, String after, int limit) {
        return store.results(id, outcome, after, limit);
    }

    /**
     * Once this returns, no order is commanded any more. A step that is being done is waited for, and counts. False if the
     * job was over before, or is none.
     */
    public boolean stop(long id, Instant now) {
        return store.stop(id, now);
    }
}
