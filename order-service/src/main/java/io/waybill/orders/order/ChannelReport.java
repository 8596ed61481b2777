package io.waybill.orders.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All a channel says of one fulfillment order, parcels apart.
 *
 * @param unfulfillable units it will not send, and why; they go back to be routed
 * @param requestRevision the highest revision of our wish it had seen
 */
public record ChannelReport(FulfillmentOrderStatus status, List<String> externalRefs, List<Unfulfillable> unfulfillable,
        List<LineVerdict> verdicts, @Nullable Problem problem, long requestRevision) {

    /** Units of one line that the channel will not send. */
    public record Unfulfillable(String lineId, int quantity, String reason) {}

    public ChannelReport {
        externalRefs = List.copyOf(externalRefs);
        unfulfillable = List.copyOf(unfulfillable);
        verdicts = List.copyOf(verdicts);
    }

    static ChannelReport none(FulfillmentOrderStatus status) {
        return new ChannelReport(status, List.of(), List.of(), List.of(), null, 0);
    }

    ChannelReport withStatus(FulfillmentOrderStatus other) {
        return new ChannelReport(other, externalRefs, unfulfillable, verdicts, problem, requestRevision);
    }

    Units returned() {
        Map<String, Integer> sum = new TreeMap<>();
        for (var line : unfulfillable) sum.merge(line.lineId(), line.quantity(), Math::addExact);
        return Units.of(sum);
    }
}
