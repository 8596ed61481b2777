package io.waybill.simulator.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What calls did to the outside, by the caller's own key: how often it was asked for, how often it was done. A key that
 * made orders twice is a doubled effect. Bounded: of the keys first seen longest ago all is dropped, and counted.
 */
@Component
@EnableConfigurationProperties(LedgerProperties.class)
public class EffectLedger {

    private final int keysMax;
    private final Map<EffectKey, Row> byKey = new LinkedHashMap<>();
    private final NavigableMap<Long, Row> byNumber = new TreeMap<>();
    private long numbers;

    EffectLedger(LedgerProperties properties) {
        keysMax = properties.effectKeysMax();
    }

    public static EffectLedger remembering(int keysMax) {
        return new EffectLedger(new LedgerProperties(1, 1, keysMax));
    }

    /** Whose key, at which outside system. */
    public record EffectKey(String outside, String account, String key) {}

    /** What became of one call that was to make an order. */
    public enum Create {
        CREATED,
        /** The outside saw that it had been done before, whatever it answered. */
        REPEATED,
        REFUSED;
    }

    /**
     * All that was done under one key.
     *
     * @param number      its place in the order in which keys were first seen
     * @param calls       calls that were to make an order
     * @param created     how many of them made orders: 2 is a doubled effect
     * @param refs        the outside's ids of all orders made
     * @param unitsBySku  what was ordered by all of them together
     * @param cancelCalls calls that were to cancel
     */
    public record Effect(long number, EffectKey key, long calls, long created, long repeats, long refused,
            List<String> refs, Map<String, Integer> unitsBySku, long cancelCalls) {}

    /** Keys that are remembered, that made orders twice, and that were dropped. */
    public record Totals(long keys, long doubled, long dropped) {}

    /** An order, or several of one call, were made. */
    public synchronized void created(EffectKey key, List<String> refs, Map<String, Integer> unitsBySku) {
        Row row = row(key);
        row.creates.merge(Create.CREATED, 1L, Long::sum);
        row.refs.addAll(refs);
        unitsBySku.forEach((sku, units) -> row.unitsBySku.merge(sku, units, Integer::sum));
    }

    public synchronized void repeated(EffectKey key) {
        row(key).creates.merge(Create.REPEATED, 1L, Long::sum);
    }

    public synchronized void refused(EffectKey key) {
        row(key).creates.merge(Create.REFUSED, 1L, Long::sum);
    }

    public synchronized void cancelAsked(EffectKey key) {
        row(key).cancelCalls++;
    }

    /** Effects with a number above {@code after}, lowest first. */
    public synchronized List<Effect> after(long after, int limit) {
        return byNumber.tailMap(after, false).values().stream().limit(limit).map(Row::effect).toList();
    }

    public synchronized Totals totals() {
        long doubled = byNumber.values().stream().filter(row -> row.count(Create.CREATED) > 1).count();
        return new Totals(byNumber.size(), doubled, numbers - byNumber.size());
    }

    private Row row(EffectKey key) {
        Row row = byKey.computeIfAbsent(key, any -> new Row(++numbers, key));
        byNumber.put(row.number, row);
        if (byNumber.size() > keysMax) {
            byKey.remove(byNumber.pollFirstEntry().getValue().key);
        }
        return row;
    }

    private static final class Row {

        private final long number;
        private final EffectKey key;
        private final Map<Create, Long> creates = new LinkedHashMap<>(4);
        private final List<String> refs = new ArrayList<>(1);
        private final Map<String, Integer> unitsBySku = new TreeMap<>();
        private long cancelCalls;

        Row(long number, EffectKey key) {
            this.number = number;
            this.key = key;
        }

        long count(Create create) {
            return creates.getOrDefault(create, 0L);
        }

        Effect effect() {
            long calls = creates.values().stream().mapToLong(Long::longValue).sum();
            return new Effect(number, key, calls, count(Create.CREATED), count(Create.REPEATED),
                    count(Create.REFUSED), List.copyOf(refs), Map.copyOf(unitsBySku), cancelCalls);
        }
    }
}
