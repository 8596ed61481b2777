package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.StaffAction.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Quantities by sku, the same sku twice added up; {@code broken} when an item has no sku or is below 0. */
record Items(Map<String, Integer> bySku, boolean broken) {

    static final int LINES_MAX = 100;
    static final int UNITS_PER_LINE_MAX = 10_000;

    static Items of(@Nullable List<@Nullable Item> given) {
        Map<String, Integer> bySku = new LinkedHashMap<>();
        boolean broken = false;
        for (@Nullable
        Item item : given == null ? List.<@Nullable Item>of() : given) {
            String sku = item == null ? null : item.sku();
            if (item == null || sku == null || item.quantity() < 0 || item.quantity() > UNITS_PER_LINE_MAX) {
                broken = true;
            } else {
                bySku.merge(sku, item.quantity(), Integer::sum);
            }
        }
        return new Items(bySku, broken || bySku.values().stream().anyMatch(units -> units > UNITS_PER_LINE_MAX));
    }

    Optional<String> wrong(int quantityMin) {
        if (broken || bySku.values().stream().anyMatch(quantity -> quantity < quantityMin)) {
            return Optional.of("every line needs a sku and a quantity from " + quantityMin + " to "
                    + UNITS_PER_LINE_MAX);
        }
        return bySku.isEmpty() || bySku.size() > LINES_MAX
                ? Optional.of("lines: from 1 to " + LINES_MAX + " are needed")
                : Optional.empty();
    }
}
