package io.waybill.simulator.amazon.outbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Units of each sku that no order has yet; used under its seller's lock. */
final class Stock {

    private final Map<String, Integer> unitsBySku = new HashMap<>();

    Stock(List<Sku> skus) {
        skus.forEach(sku -> unitsBySku.put(sku.sku(), sku.stock()));
    }

    /** As many of the line's units as there are. */
    Line reserve(Line line) {
        int there = units(line.sku().sku());
        int taken = Math.min(there, line.quantity());
        unitsBySku.put(line.sku().sku(), there - taken);
        return line.reserving(taken);
    }

    Line giveBack(Line line) {
        unitsBySku.merge(line.sku().sku(), line.reserved(), Integer::sum);
        return line.reserving(0);
    }

    void set(String sku, int units) {
        unitsBySku.put(sku, units);
    }

    int units(String sku) {
        return unitsBySku.getOrDefault(sku, 0);
    }
}
