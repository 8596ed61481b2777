package io.waybill.orders.order;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Open lines for which the rules of that version name no channel, and why. */
public record RoutingBlock(String rulesVersion, SortedMap<String, String> reasonByLine) {

    public static final RoutingBlock NONE = new RoutingBlock("", new TreeMap<>());

    public RoutingBlock {
        if (reasonByLine.isEmpty()) rulesVersion = "";
        reasonByLine = Collections.unmodifiableSortedMap(new TreeMap<>(reasonByLine));
    }
}
