package io.waybill.kit.connector;

import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.transaction.support.TransactionOperations;

/** Brings an answer home: one short transaction that reads the row again, decides, saves, and writes the outbox. */
final class Settler {

    private final WorkStore store;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final WorkDecider decider;
    private final InstantSource clock;
    private final RandomGenerator random;

    Settler(WorkStore store, Outbox outbox, TransactionOperations transactions, WorkDecider decider,
            InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.decider = decider;
        this.clock = clock;
        this.random = random;
    }

    Outcome settle(Work leased, Answer answer) {
        return Objects.requireNonNull(transactions.execute(_ -> settleLocked(leased, answer)));
    }

    private Outcome settleLocked(Work leased, Answer answer) {
        var row = store.lock(leased.id());
        if (row.isEmpty()) return Outcome.STALE;
        var now = clock.instant();
        var decision = decider.decide(row.get(), leased, answer, now, random.nextDouble());
        var work = decision.work();
        if (work != null) store.settle(work, now);
        // What a zombie's call did outside is written down, and its heir may have decided without it.
        if (decision.outcome() == Outcome.STALE) store.wakeAll(List.of(leased.id()), now);
        var snapshot = decision.publish();
        if (snapshot != null) {
            outbox.appendAll(List.of(new Message(Snapshots.topicOf(snapshot), leased.orderId(), snapshot)));
        }
        return decision.outcome();
    }
}
