package io.waybill.pos.channel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.waybill.schemas.DeliveryMethod;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides what channel POS says of one fulfillment order: from the wish, the sale, and the location's setting. Pure. */
final class PosDecider {

    private PosDecider() {}

    /**
     * One fulfillment order of the sale.
     *
     * @param told the parcels that were last told of it
     * @param closed its cancel wish was answered: what leaves the shop from now on is not its own
     */
    record Share(FulfillmentRequest request, List<ReportedShipment> told, boolean closed) {}

    /** What is known, all of it. A unit that left the shop belongs to the first share that asks for it. */
    record Situation(Share share, List<Share> earlier, OrderReceived sale, MarkAsFulfilled setting) {

        boolean overTheCounter() {
            return sale.getDeliveryMethod() == DeliveryMethod.RETAIL;
        }

        FulfillmentRequest request() {
            return share.request();
        }
    }

    record Decision(FulfillmentOrderStatus status, List<ReportedShipment> shipments, List<LineVerdict> verdicts) {}

    static Decision decide(Situation situation) {
        var handOver = handOver(situation);
        var cancel = situation.request().getWish() == Wish.CANCELLED;
        return new Decision(status(situation, handOver, cancel), handOver.parcels(),
                cancel ? verdicts(handOver) : List.of());
    }

    private static HandOver handOver(Situation situation) {
        var parcels = situation.sale().getShipments();
        for (var earlier : situation.earlier()) {
            parcels = HandOver.without(parcels, handOver(situation, earlier, parcels).parcels());
        }
        return handOver(situation, situation.share(), parcels);
    }

    private static HandOver handOver(Situation situation, Share share, List<ReportedShipment> parcels) {
        var handOver = new HandOver(share.request().getLines());
        var atTill = parcels.stream().collect(toMap(ReportedShipment::getOutsideKey, identity()));
        for (var told : share.told()) {
            handOver.keep(told, atTill.getOrDefault(told.getOutsideKey(), told));
            atTill.remove(told.getOutsideKey());
        }
        var setting = situation.overTheCounter() ? situation.setting() : MarkAsFulfilled.FOLLOW;
        if (setting == MarkAsFulfilled.NEVER || share.closed()) return handOver;
        parcels.stream().filter(found -> atTill.containsKey(found.getOutsideKey())).forEach(handOver::add);
        if (setting == MarkAsFulfilled.ALWAYS && share.request().getWish() == Wish.SUBMITTED) {
            handOver.coverTheRest(ReportedShipment.newBuilder().setShippedAt(situation.sale().getPlacedAt()));
        }
        return handOver;
    }

    private static FulfillmentOrderStatus status(Situation situation, HandOver handOver, boolean cancel) {
        if (handOver.isNothing()) {
            if (cancel) return FulfillmentOrderStatus.CANCELLED;
            return situation.overTheCounter() ? FulfillmentOrderStatus.NEUTRAL : FulfillmentOrderStatus.ACCEPTED;
        }
        return handOver.isComplete() ? FulfillmentOrderStatus.FULFILLED : FulfillmentOrderStatus.IN_PROGRESS;
    }

    /** Unit by unit: what the customer has is too late, what is still in the shop is stopped. */
    private static List<LineVerdict> verdicts(HandOver handOver) {
        var verdicts = new ArrayList<LineVerdict>();
        handOver.open()
                .forEach((lineId, open) -> Stream.of(
                        new LineVerdict(lineId, handOver.covered(lineId), Verdict.TOO_LATE),
                        new LineVerdict(lineId, open, Verdict.STOPPED))
                        .filter(verdict -> verdict.getQuantity() > 0)
                        .forEach(verdicts::add));
        return verdicts;
    }
}
