package io.waybill.orders.order;

import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The share of one order given to one channel.
 *
 * @param asked the units it was made for
 * @param reopened units taken back from it: by undoing shipments, to give them to another, or as the order shrank
 * @param adopted the source had fulfilled it without us: nobody is asked
 * @param request our wish as last made
 * @param report what the channel last said
 */
public record FulfillmentOrder(FulfillmentOrderId id, Channel channel, Units asked, Units reopened, boolean adopted,
        @Nullable Instant shipBy, Request request, ChannelReport report, List<Shipment> shipments) {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final int ASK_AGAIN_DOUBLINGS_MAX = 8;

    /**
     * Our wish. {@code times} counts how often it was said; revision 0: nobody was asked. A resolution stays in later
     * wishes: the channel may hear of these alone.
     */
    public record Request(Wish wish, long revision, int times, Instant lastAt, @Nullable Resolution resolution) {}

    public FulfillmentOrder { shipments = List.copyOf(shipments); }

    public Units shipped() {
        return Units.sum(shipments.stream().map(Shipment::shipped).toList());
    }

    /** Units given to it and not taken back. */
    Units given() {
        return asked.minus(reopened);
    }

    /** Units that our wish is about: those given to it; where none are left, what it is to stop is all that it was. */
    public Units wished() {
        return given().isNone() ? asked : given();
    }

    /** Units the channel still owes. */
    public Units requested() {
        if (adopted || report.status().isDead()) return Units.NONE;
        return given().minus(report.returned()).minus(report.stopped()).minus(shipped());
    }

    public FulfillmentOrderStatus status() {
        var told = report.status();
        if (told.isDead()) return told;
        if (!requested().isNone()) return told;
        return shipped().isNone() ? FulfillmentOrderStatus.CANCELLED : FulfillmentOrderStatus.FULFILLED;
    }

    /** MANUAL work, and in-store sales, are marked by people; the rest ships by itself. */
    boolean shippedByPeople() {
        return channel == Channel.MANUAL || channel == Channel.POS;
    }

    boolean refuses(String lineId) {
        return given().at(lineId) > 0
                && (report.status() == FulfillmentOrderStatus.REJECTED || report.returned().at(lineId) > 0);
    }

    /** Made for a channel that nobody has asked yet, because somebody has to request it first. */
    public boolean awaitsRequest() {
        return request.revision() == 0 && report.status() == FulfillmentOrderStatus.REQUESTED && !requested().isNone();
    }

    /** Whether its channel was asked to stop and has said of every unit whether that was in time. */
    boolean isPastStopping() {
        return request.wish() == Wish.CANCELLED && !report.verdicts().isEmpty()
                && report.verdicts().stream().noneMatch(v -> v.verdict() == Verdict.PENDING);
    }

    /** Nobody outside was asked for it, and it is not a sale that has left. */
    boolean isUnbegun() {
        return !adopted && (channel == Channel.MANUAL || awaitsRequest());
    }

    /** It works on what it was never asked for as far as we know, and of which somebody else has a part by now. */
    boolean worksOnWhatWasTaken() {
        var works = switch (report.status()) {
            case RECEIVED, ACCEPTED, IN_PROGRESS -> true;
            case REQUESTED, FULFILLED, REJECTED, CANCELLED, NEUTRAL -> false;
        };
        return works && !shippedByPeople() && request.revision() == 0 && !reopened.isNone();
    }

    /** What of it no parcel was ever told for by the shop or a channel, or is sent by hand now. */
    Units room() {
        var parcels = shipments.stream().map(s -> s.byHand() ? s.shipped() : s.report().units()).toList();
        return given().minus(Units.sum(parcels));
    }

    /** Our wish anew, with a higher revision. */
    FulfillmentRequested wish(Wish wish, Draft draft) {
        return new FulfillmentRequested(id, wish, draft.nextRevision(request.revision()), request.resolution());
    }

    /** Our wish word for word, since nobody answered it. */
    FulfillmentRequested wishAgain() {
        return new FulfillmentRequested(id, request.wish(), request.revision(), request.resolution());
    }

    boolean isUnanswered() {
        return request.revision() > report.requestRevision() && !report.status().isDead();
    }

    /** When to say the wish again, because nobody answered: later each time. */
    Optional<Instant> askAgainAt() {
        if (!isUnanswered()) return Optional.empty();
        var doublings = Math.min(request.times() - 1, ASK_AGAIN_DOUBLINGS_MAX);
        return Optional.of(request.lastAt().plus(ASK_AGAIN_AFTER.multipliedBy(1L << doublings)));
    }

    Optional<Shipment> shipment(String outsideKey) {
        return shipments.stream().filter(s -> s.report().outsideKey().equals(outsideKey)).findFirst();
    }

    Optional<Shipment> shipment(ShipmentId shipmentId) {
        return shipments.stream().filter(s -> s.id().equals(shipmentId)).findFirst();
    }

    ShipmentId nextShipmentId() {
        return new ShipmentId(id, shipments.size() + 1);
    }

    FulfillmentOrder with(Request other) {
        return new FulfillmentOrder(id, channel, asked, reopened, adopted, shipBy, other, report, shipments);
    }

    FulfillmentOrder with(ChannelReport other) {
        return new FulfillmentOrder(id, channel, asked, reopened, adopted, shipBy, request, other, shipments);
    }

    /** Replaces the shipment of the same id, or adds it. */
    FulfillmentOrder with(Shipment shipment) {
        var next = new ArrayList<>(shipments);
        next.removeIf(s -> s.id().equals(shipment.id()));
        next.add(Math.min(shipment.id().number() - 1, next.size()), shipment);
        return new FulfillmentOrder(id, channel, asked, reopened, adopted, shipBy, request, report, next);
    }

    FulfillmentOrder reopen(Units units) {
        return new FulfillmentOrder(id, channel, asked, reopened.plus(units), adopted, shipBy, request, report,
                shipments);
    }
}
