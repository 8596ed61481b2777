package io.waybill.orders.order;

import java.util.List;
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

    /** Units that the channel gave back: it cannot send them. */
    Units returned() {
        return Units.sum(unfulfillable.stream().map(line -> Units.of(line.lineId(), line.quantity())).toList());
    }

    /** Units that the channel could still stop when it was asked to. */
    Units stopped() {
        return Units.sum(verdicts.stream()
                .filter(v -> v.verdict() == Verdict.STOPPED)
                .map(v -> Units.of(v.lineId(), v.quantity()))
                .toList());
    }
}
