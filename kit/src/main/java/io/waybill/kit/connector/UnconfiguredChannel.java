package io.waybill.kit.connector;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Answers for a channel that has no account to send anything to: a wish is received and waits for staff, and since
 * nothing was sent outside, a cancel wish is always in time.
 */
public final class UnconfiguredChannel implements WorkHandler {

    private final String channel;
    private final String missing;

    /**
     * @param channel as it appears in updates, such as DROPSHIP
     * @param missing what staff have to configure, such as "supplier account"
     */
    public UnconfiguredChannel(String channel, String missing) {
        this.channel = channel;
        this.missing = missing;
    }

    @Override
    public String kind() {
        return Work.FULFILLMENT;
    }

    @Override
    public Answer answer(Work work, Instant now) {
        var request = work.request();
        return switch (request.getWish()) {
            case SUBMITTED -> new Answer.Tell(waiting(request, now), Next.whenWoken());
            case CANCELLED -> new Answer.Tell(stopped(request, now), Next.never());
            case UNKNOWN -> new Answer.Unable("its wish is newer than this service");
        };
    }

    private FulfillmentUpdate waiting(FulfillmentRequest request, Instant now) {
        var detail = "no %s is configured for this channel: configure one, or cancel and route it elsewhere"
                .formatted(missing);
        return update(request, now).setStatus(FulfillmentOrderStatus.RECEIVED)
                .setProblem(Problem.newBuilder().setKind("NO_ACCOUNT").setOwner(Owner.STAFF).setDetail(detail).build())
                .build();
    }

    private FulfillmentUpdate stopped(FulfillmentRequest request, Instant now) {
        List<LineVerdict> verdicts = request.getLines()
                .stream()
                .map(line -> new LineVerdict(line.getLineId(), line.getQuantity(), Verdict.STOPPED))
                .toList();
        return update(request, now).setStatus(FulfillmentOrderStatus.CANCELLED).setVerdicts(verdicts).build();
    }

    private FulfillmentUpdate.Builder update(FulfillmentRequest request, Instant now) {
        return FulfillmentUpdate.newBuilder()
                .setOrderId(request.getOrderId())
                .setFulfillmentOrderId(request.getFulfillmentOrderId())
                .setRevision(0)
                .setRequestRevision(request.getRevision())
                .setChannel(channel)
                .setObservedAt(now);
    }
}
