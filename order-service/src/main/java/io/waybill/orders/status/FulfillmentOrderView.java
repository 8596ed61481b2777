package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Channel;
import io.waybill.orders.order.ChannelReport.Unfulfillable;
import io.waybill.orders.order.FulfillmentOrder;
import io.waybill.orders.order.LineVerdict;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Resolution;
import io.waybill.orders.order.Shipment;
import io.waybill.orders.order.ShipmentStatus;
import io.waybill.orders.order.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel's share of an order, as shown.
 *
 * @param wish what we want of it now
 * @param unfulfillable units that the channel will not send, and why
 * @param resolution what a person last decided where an outcome was unknown
 * @param late still owing after {@code shipBy}, at the time of reading
 * @param atRisk still owing with little time left, at the time of reading
 */
@Schema(name = "FulfillmentOrder")
record FulfillmentOrderView(String id, Channel channel, Status status, Wish wish,
        List<String> externalRefs, boolean adopted, @Nullable Instant shipBy, boolean late, boolean atRisk,
        List<ShareView> lines, @Nullable Problem problem, List<LineVerdict> verdicts,
        List<Unfulfillable> unfulfillable, @Nullable Resolution resolution, List<ShipmentView> shipments) {

    static final Duration AT_RISK_BEFORE = Duration.ofHours(12);

    /** How far the channel is. NOT_REQUESTED: it was not asked, since somebody has to request the order first. */
    enum Status {
        NOT_REQUESTED, REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, FULFILLED, REJECTED, CANCELLED, NEUTRAL;

        static Status of(FulfillmentOrder order) {
            return order.awaitsRequest() ? NOT_REQUESTED : valueOf(order.status().name());
        }
    }

    /** Units of one line: given to the channel, still owed by it, sent by it, taken back from it. */
    @Schema(name = "FulfillmentOrderLine")
    record ShareView(String lineId, int quantity, int owed, int shipped, int takenBack) {}

    /** A parcel. {@code enteredBy} is empty where the channel or the source reported it. */
    @Schema(name = "Shipment")
    record ShipmentView(String id, ShipmentStatus status, String carrier, String trackingNumber, String trackingUrl,
            @Nullable Instant shippedAt, String enteredBy, List<LineUnits> lines) {

        static ShipmentView of(Shipment shipment) {
            var report = shipment.report();
            var tracking = report.tracking();
            return new ShipmentView(shipment.id().toString(), report.status(), tracking.carrier(), tracking.number(),
                    tracking.url(), report.shippedAt(), shipment.by(), LineUnits.of(report.units()));
        }
    }

    /** {@code keptBack}: it waits for a hold, a time or a payment, so it is not late. */
    static FulfillmentOrderView of(FulfillmentOrder order, boolean keptBack, Instant now) {
        var report = order.report();
        var late = !keptBack && isLate(order, now);
        return new FulfillmentOrderView(order.id().toString(), order.channel(), Status.of(order),
                order.request().wish(), report.externalRefs(), order.adopted(), order.shipBy(), late,
                !late && !keptBack && isLate(order, now.plus(AT_RISK_BEFORE)), lines(order), report.problem(), report
                        .verdicts(),
                report.unfulfillable(), order.request().resolution(), order.shipments()
                        .stream()
                        .map(ShipmentView::of)
                        .toList());
    }

    private static boolean isLate(FulfillmentOrder order, Instant at) {
        var shipBy = order.shipBy();
        return shipBy != null && at.isAfter(shipBy) && !order.requested().isNone();
    }

    private static List<ShareView> lines(FulfillmentOrder order) {
        var owed = order.requested();
        var shipped = order.shipped();
        return order.asked()
                .plus(shipped)
                .lines()
                .stream()
                .map(line -> new ShareView(line, order.asked().at(line), owed.at(line), shipped.at(line),
                        order.reopened().at(line)))
                .toList();
    }
}
