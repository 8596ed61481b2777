package io.waybill.orders.order;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** So many units of each line, never fewer than none. Lines without units are left out, so equal means equal. */
public record Units(SortedMap<String, Integer> byLine) {

    public static final Units NONE = new Units(new TreeMap<>());

    public Units {
        var kept = new TreeMap<String, Integer>();
        byLine.forEach((line, quantity) -> {
            if (quantity < 0) {
                throw new IllegalArgumentException("line %s has %d units; at least 0 expected".formatted(line,
                        quantity));
            }
            if (quantity > 0) kept.put(line, quantity);
        });
        byLine = Collections.unmodifiableSortedMap(kept);
    }

    public static Units of(String line, int quantity) {
        return new Units(new TreeMap<>(Map.of(line, quantity)));
    }

    public static Units of(Map<String, Integer> byLine) {
        return new Units(new TreeMap<>(byLine));
    }

    static Units sum(Collection<Units> all) {
        var sum = new TreeMap<String, Integer>();
        for (var units : all) units.byLine.forEach((line, quantity) -> sum.merge(line, quantity, Math::addExact));
        return new Units(sum);
    }

    public int at(String line) {
        return byLine.getOrDefault(line, 0);
    }

    public Set<String> lines() {
        return byLine.keySet();
    }

    public int total() {
        return byLine.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isNone() {
        return byLine.isEmpty();
    }

    public Units plus(Units other) {
        var sum = new TreeMap<>(byLine);
        other.byLine.forEach((line, quantity) -> sum.merge(line, quantity, Math::addExact));
        return new Units(sum);
    }

    /** What is left when {@code other} is taken away; never below none. */
    public Units minus(Units other) {
        var rest = new TreeMap<>(byLine);
        other.byLine.forEach((line, quantity) -> rest.computeIfPresent(line, (_, mine) -> Math.max(0, mine
                - quantity)));
        return new Units(rest);
    }

    /** The smaller number of each line. */
    public Units atMost(Units limit) {
        var least = new TreeMap<String, Integer>();
        byLine.forEach((line, quantity) -> least.put(line, Math.min(quantity, limit.at(line))));
        return new Units(least);
    }

    public Units only(Predicate<String> lines) {
        var kept = new TreeMap<>(byLine);
        kept.keySet().removeIf(lines.negate());
        return new Units(kept);
    }

    @Override
    public String toString() {
        return byLine.toString();
    }
}
