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

    /** What is known, all of it. */
    record Situation(FulfillmentRequest request, OrderReceived sale, MarkAsFulfilled setting,
            List<ReportedShipment> told) {

        boolean overTheCounter() {
            return sale.getDeliveryMethod() == DeliveryMethod.RETAIL;
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
        var handOver = new HandOver(situation.request().getLines());
        var atTill = situation.sale()
                .getShipments()
                .stream()
                .collect(toMap(ReportedShipment::getOutsideKey, identity()));
        for (var told : situation.told()) {
            handOver.keep(told, atTill.getOrDefault(told.getOutsideKey(), told));
            atTill.remove(told.getOutsideKey());
        }
        var setting = situation.overTheCounter() ? situation.setting() : MarkAsFulfilled.FOLLOW;
        if (setting == MarkAsFulfilled.NEVER) return handOver;
        situation.sale()
                .getShipments()
                .stream()
                .filter(found -> atTill.containsKey(found.getOutsideKey()))
                .forEach(handOver::add);
        if (setting == MarkAsFulfilled.ALWAYS && situation.request().getWish() == Wish.SUBMITTED) {
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
