package io.waybill.orders.order;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Open lines for which the rules of that version name no channel, and why.
 *
 * @param unpaid the payment status that is not enough; null where it is not the payment that is missing
 */
public record RoutingBlock(String rulesVersion, SortedMap<String, String> reasonByLine,
        @Nullable PaymentStatus unpaid) {

    public static final RoutingBlock NONE = new RoutingBlock("", new TreeMap<>(), null);

    public RoutingBlock { reasonByLine = Collections.unmodifiableSortedMap(new TreeMap<>(reasonByLine)); }
}
