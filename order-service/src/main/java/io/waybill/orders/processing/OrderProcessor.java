package io.waybill.orders.processing;

import static java.util.stream.Collectors.toCollection;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.orders.announcing.Announcements;
import io.waybill.orders.order.Decision;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Refusal;
import io.waybill.schemas.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The only door through which orders change: lock, decide, save and announce, in one transaction. */
@Service
public class OrderProcessor {

    private final OrderStore store;
    private final Journal journal;
    private final Outbox outbox;
    private final OrderDecider decider;
    private final CommandCounts counts;
    private final ErasedOrders erased;

    OrderProcessor(OrderStore store, Journal journal, Outbox outbox, OrderDecider decider, CommandCounts counts,
            ErasedOrders erased) {
        this.store = store;
        this.journal = journal;
        this.outbox = outbox;
        this.decider = decider;
        this.counts = counts;
        this.erased = erased;
    }

    /** Answers in the order of the commands. A refused command changes nothing and stops no other. */
    @Transactional
    public List<Decision> process(List<OrderCommand> commands) {
        if (commands.isEmpty()) return List.of();
        var mayBeNew = ids(commands.stream().filter(ReceiveSnapshot.class::isInstance).map(OrderCommand::orderId));
        store.makeRows(mayBeNew);
        var batch = new Batch(store.lock(ids(commands.stream().map(OrderCommand::orderId))));
        var decisions = new ArrayList<Decision>(commands.size());
        for (var command : commands) decisions.add(batch.decide(decider, command));
        save(batch.changes());
        announce(batch);
        store.dropEmptyRows(mayBeNew);
        counts.countOnceCommitted(commands, decisions);
        return decisions;
    }

    /** Refused if the order has another version by now: somebody decided on what is not so any more. */
    @Transactional
    public Decision processAt(long version, OrderCommand command) {
        var commands = List.of(command);
        var order = store.lock(ids(commands.stream().map(OrderCommand::orderId))).get(command.orderId());
        if (order == null || order.version() == version) return process(commands).getFirst();
        var changed = new Decision.Refused(new Refusal(Refusal.Kind.ORDER_HAS_CHANGED,
                "order %s is at version %d, not %d".formatted(order.id(), order.version(), version),
                List.of("look at the order again")));
        counts.countOnceCommitted(commands, List.of(changed));
        return changed;
    }

    private void save(List<Change> changes) {
        store.save(changes);
        erased.erase(ids(changes.stream().filter(Change::ofErasure).map(c -> c.after().id())));
    }

    /** Facts first: no connector is asked for what the history does not hold. */
    private void announce(Batch batch) {
        List<OrderEvent> events = batch.events();
        journal.append(events);
        Stream<Message> facts = events.stream().map(Announcements::fact);
        outbox.appendAll(Stream.concat(facts, batch.wishes()).toList());
    }

    private static SortedSet<String> ids(Stream<OrderId> ids) {
        return ids.map(OrderId::value).collect(toCollection(TreeSet::new));
    }

}
