package io.waybill.kit.connector;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.waybill.kit.connector.Answer.LaneClosed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases due work and has each piece answered by the handler of its kind, a bounded number at a time. Whatever a
 * handler does, the work either moves on or comes back later; no failure of one piece touches another.
 */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkStore store;
    private final Map<String, WorkHandler> handlers;
    private final Settler settler;
    private final Executor executor;
    private final ConnectorProperties properties;
    private final WorkOutcomes outcomes;
    private final Lanes lanes;
    private int turn;

    Worker(WorkStore store, Handlers handlers, Settler settler, Executor executor, ConnectorProperties properties,
            WorkOutcomes outcomes) {
        this.store = store;
        this.handlers = handlers.all().stream().collect(toUnmodifiableMap(WorkHandler::kind, identity()));
        this.settler = settler;
        this.executor = executor;
        this.properties = properties;
        this.outcomes = outcomes;
        this.lanes = new Lanes(properties, handlers.gate());
    }

    /** What is done about each kind of work, and how much of each lane makes sense now. */
    record Handlers(Collection<WorkHandler> all, LaneGate gate) {}

    /** Does what is due now, as much as may run at once, and waits for it. Returns how many pieces that were. */
    public int runOnce(Instant now) {
        var steps = begin(now, () -> {});
        steps.forEach(CompletableFuture::join);
        return steps.size();
    }

    /** Starts what is due now, as much as is free to run, lane by lane, and does not wait for it. */
    List<CompletableFuture<Void>> begin(Instant now, Runnable afterEach) {
        var begun = new ArrayList<CompletableFuture<Void>>();
        for (var lane : inTurn(store.dueLanes(now))) {
            for (var work : lease(lane, now)) {
                begun.add(CompletableFuture.runAsync(() -> step(lane, work, now), executor)
                        .whenComplete((_, _) -> {
                            lanes.giveBack(lane, 1);
                            afterEach.run();
                        }));
            }
        }
        return begun;
    }

    /** Where there is not room for all, another lane is the first each time. */
    private List<LaneKey> inTurn(List<LaneKey> due) {
        var rotated = new ArrayList<>(due);
        Collections.rotate(rotated, turn++);
        return rotated;
    }

    private List<Work> lease(LaneKey lane, Instant now) {
        var taken = lanes.take(lane, now);
        if (taken == 0) return List.of();
        var leased = List.<Work>of();
        try {
            leased = store.lease(lane, handlers.keySet(), now, taken, properties.lease());
        } finally {
            lanes.giveBack(lane, taken - leased.size());
        }
        return leased;
    }

    private void step(LaneKey lane, Work work, Instant now) {
        try {
            var answer = answer(work, now);
            if (answer instanceof LaneClosed closed) lanes.close(lane, now, closed.after());
            settle(work, answer);
        } catch (RuntimeException e) {
            // The outbox may refuse what the handler said; that must not come back as soon as the lease ends.
            settleAnyhow(work, threw(work, e));
        }
    }

    private Answer answer(Work work, Instant now) {
        try {
            return Objects.requireNonNull(handlers.get(work.kind())).answer(work, now);
        } catch (RuntimeException e) {
            return threw(work, e);
        }
    }

    private void settle(Work work, Answer answer) {
        outcomes.count(work.kind(), settler.settle(work, answer));
    }

    private void settleAnyhow(Work work, Answer answer) {
        try {
            settle(work, answer);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("work", work.id())
                    .addKeyValue("orderId", work.orderId())
                    .addKeyValue("error", e.toString())
                    .log("could not save what became of work; it is done again when its lease ends");
        }
    }

    private static Answer threw(Work work, RuntimeException surprise) {
        LOG.atWarn()
                .addKeyValue("work", work.id())
                .addKeyValue("orderId", work.orderId())
                .addKeyValue("attempt", work.trouble().attempts() + 1)
                .setCause(surprise)
                .log("a step of work broke; it is repeated later");
        return new Answer.Threw(surprise.toString());
    }
}
