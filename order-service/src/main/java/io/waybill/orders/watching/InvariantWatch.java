package io.waybill.orders.watching;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.orders.order.Invariant;
import io.waybill.orders.processing.OrderAudit;
import io.waybill.orders.processing.OrderAudit.Entry;
import io.waybill.orders.processing.OrderAudit.Position;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at orders that have changed since the last look, and round and round at all of them. An order that breaks an
 * invariant is logged once, and counted until it holds again.
 */
@Component
class InvariantWatch {

    static final int ORDERS_MAX = 100;
    static final int VIOLATIONS_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(InvariantWatch.class);

    private final OrderAudit audit;
    private final Map<String, Set<Invariant>> broken = new ConcurrentHashMap<>();
    private final Set<String> seenBrokenThisRound = new HashSet<>();
    private Position news = Position.START;
    private Position round = Position.START;

    InvariantWatch(OrderAudit audit, MeterRegistry meters) {
        this.audit = audit;
        for (var invariant : Invariant.values()) {
            Gauge.builder("waybill.invariant.violations", this, watch -> watch.violations(invariant))
                    .description("orders that break an invariant; must be 0")
                    .tag("invariant", invariant.name())
                    .register(meters);
        }
    }

    /** One step. What commits behind the news, because its transaction began before them, the round will meet. */
    synchronized void runOnce(Instant now) {
        if (news.equals(Position.START)) news = new Position(now, "");
        var changed = audit.after(news, ORDERS_MAX);
        changed.forEach(this::look);
        if (!changed.isEmpty()) news = changed.getLast().position();
        var next = audit.after(round, ORDERS_MAX);
        next.forEach(this::look);
        round = next.isEmpty() ? round : next.getLast().position();
        if (next.size() < ORDERS_MAX) startAnew();
    }

    /** Orders that are gone are met no more. */
    private void startAnew() {
        broken.keySet().retainAll(seenBrokenThisRound);
        seenBrokenThisRound.clear();
        round = Position.START;
    }

    private void look(Entry entry) {
        audit.correctExceptions(entry);
        var now = Soundness.brokenBy(entry);
        var id = entry.position().orderId();
        if (now.isEmpty()) {
            broken.remove(id);
            return;
        }
        if (!broken.containsKey(id) && broken.size() >= VIOLATIONS_MAX) return;
        seenBrokenThisRound.add(id);
        var before = broken.put(id, now);
        if (before == null || !before.containsAll(now)) log(entry, now);
    }

    private static void log(Entry entry, Set<Invariant> found) {
        LOG.atError()
                .addKeyValue("orderId", entry.position().orderId())
                .addKeyValue("invariants", found)
                .addKeyValue("version", entry.version())
                .addKeyValue("facts", entry.facts())
                .addKeyValue("lastSequence", entry.last())
                .log("an order breaks what must always hold: compare its document with its timeline");
    }

    private long violations(Invariant invariant) {
        return broken.values().stream().filter(found -> found.contains(invariant)).count();
    }
}
