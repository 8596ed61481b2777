package io.waybill.kit.channel;

import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of one fulfillment order. Pure. What was told before of refs and parcels stays in it. */
final class ChannelUpdates {

    private final FulfillmentRequest request;
    private final Optional<FulfillmentUpdate> before;
    private final String channel;
    private final Instant now;

    ChannelUpdates(FulfillmentRequest request, Optional<FulfillmentUpdate> before, String channel, Instant now) {
        this.request = request;
        this.before = before;
        this.channel = channel;
        this.now = now;
    }

    /** Recorded, and nothing given to the channel as far as we know. */
    FulfillmentUpdate received(@Nullable Problem problem) {
        return told().setStatus(FulfillmentOrderStatus.RECEIVED)
                .setVerdicts(verdicts(Verdict.PENDING))
                .setProblem(problem)
                .build();
    }

    /** {@code cancel}: the verdict as long as no look outside gave another. */
    FulfillmentUpdate accepted(List<String> refs, Verdict cancel, @Nullable Problem problem) {
        return told().setStatus(FulfillmentOrderStatus.ACCEPTED)
                .setExternalRefs(refs)
                .setVerdicts(verdicts(cancel))
                .setProblem(problem)
                .build();
    }

    FulfillmentUpdate rejected(String why) {
        return told().setStatus(FulfillmentOrderStatus.REJECTED)
                .setVerdicts(verdicts(Verdict.STOPPED))
                .setProblem(problem("REFUSED_BY_CHANNEL", why, Owner.STAFF))
                .build();
    }

    FulfillmentUpdate stopped() {
        return told().setStatus(FulfillmentOrderStatus.CANCELLED).setVerdicts(verdicts(Verdict.STOPPED)).build();
    }

    /** {@code askedToStop}: the channel has taken our cancellation and has not said more. */
    FulfillmentUpdate seen(Sighting sighting, boolean askedToStop) {
        var verdict = switch (sighting.stop()) {
            case STOPPED -> Verdict.STOPPED;
            case TOO_LATE -> Verdict.TOO_LATE;
            case POSSIBLE -> askedToStop ? Verdict.PENDING : Verdict.TOO_LATE;
        };
        return told().setStatus(sighting.status())
                .setExternalRefs(sighting.refs())
                .setShipments(sighting.shipments())
                .setUnfulfillable(sighting.unfulfillable())
                .setVerdicts(verdicts(verdict))
                .setProblem(sighting.problem())
                .setExternalVersion(sighting.version())
                .build();
    }

    static Problem problem(String kind, String detail, Owner owner) {
        return Problem.newBuilder().setKind(kind).setDetail(detail).setOwner(owner).build();
    }

    /** Empty while nobody asked to cancel. */
    private List<LineVerdict> verdicts(Verdict verdict) {
        if (request.getWish() != Wish.CANCELLED) return List.of();
        return request.getLines()
                .stream()
                .map(line -> new LineVerdict(line.getLineId(), line.getQuantity(), verdict))
                .toList();
    }

    private FulfillmentUpdate.Builder told() {
        return FulfillmentUpdate.newBuilder()
                .setOrderId(request.getOrderId())
                .setFulfillmentOrderId(request.getFulfillmentOrderId())
                .setRevision(0)
                .setRequestRevision(request.getRevision())
                .setChannel(channel)
                .setExternalRefs(before.map(FulfillmentUpdate::getExternalRefs).orElse(List.of()))
                .setShipments(before.map(FulfillmentUpdate::getShipments).orElse(List.of()))
                .setObservedAt(now);
    }
}
