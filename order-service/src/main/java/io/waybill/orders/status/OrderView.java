package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.Lifecycle;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.PaymentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order's document: everything known of it but personal data. Fields may be added, never renamed, so there are as
 * many parts as the document has.
 *
 * @param version sequence of the last fact in the timeline
 * @param archived put away, also where lifecycle shows CANCELLED
 * @param cancellation that the whole order is cancelled, by whomever
 * @param cancels what became of each wish of staff or customer to cancel
 * @param erased its personal data are gone; nothing happens to it any more
 * @param holds what keeps units that no channel was asked for from being begun
 * @param fulfillAt when it begins, while that is still to come
 * @param late whether any fulfillment order is late, or the payment's authorization has lapsed
 * @param blocker the one thing that an unfinished order waits for; null once it is finished
 * @param edits what staff said beside the source
 * @param exceptions what people have to mend, as long as it is so
 */
@Schema(name = "Order")
record OrderView(String id, long version, String name, String platform, String salesChannel, String store,
        String externalId, Lifecycle lifecycle, boolean archived, boolean erased, PaymentStatus paymentStatus,
        @Nullable Instant authorizedUntil,
        FulfillmentStatus fulfillmentStatus,
        @Schema(allowableValues = OrderView.NO_RETURN) String returnStatus, Instant placedAt, String currency,
        DeliveryMethod deliveryMethod, String locationId, boolean test, List<String> tags, boolean late,
        boolean atRisk, List<LineView> lines, List<FulfillmentOrderView> fulfillmentOrders,
        @Nullable Cancellation cancellation, List<CancelView> cancels, List<HoldView> holds,
        @Nullable Instant fulfillAt,
        @Nullable BlockerView blocker, List<ExceptionView> exceptions, EditView edits) {

    static final String NO_RETURN = "NO_RETURN";

    /** A line and where its units are: quantity + overShipped = open + requested + shipped + cancelled. */
    @Schema(name = "Line")
    record LineView(String lineId, String sku, String title, String vendor, int quantity, String unitPrice,
            boolean requiresShipping, int open, int requested, int shipped, int cancelled, int returned,
            int overShipped) {}

    @Schema(name = "Hold")
    record HoldView(String handle, Hold.Reason reason, String note, String by, Instant at) {

        static HoldView of(Hold hold) {
            return new HoldView(hold.handle(), hold.reason(), hold.note(), hold.by(), hold.at());
        }
    }

    /**
     * {@code kind} is the channel's own word where the channel named the reason; {@code nextEvent} is the type of the fact
     * that is expected next.
     */
    @Schema(name = "Blocker")
    record BlockerView(String kind, Owner owner, Instant since, @Nullable Instant deadline, String detail,
            String nextEvent) {

        static @Nullable BlockerView of(@Nullable Blocker blocker) {
            if (blocker == null) return null;
            return new BlockerView(blocker.name(), blocker.owner(), blocker.since(), blocker.deadline(),
                    blocker.detail(), blocker.kind().nextFact());
        }
    }

    /** The document as of {@code now}, which tells what is late. */
    static OrderView of(Order order, Instant now) {
        var c = order.known();
        var fulfillmentOrders = order.fulfillmentOrders()
                .stream()
                .map(f -> FulfillmentOrderView.of(f, order.isKeptBack(f), now))
                .toList();
        var late = fulfillmentOrders.stream().anyMatch(FulfillmentOrderView::late) || isToBeCaptured(c, now);
        var atRisk = fulfillmentOrders.stream().anyMatch(FulfillmentOrderView::atRisk)
                || (!late && isToBeCaptured(c, now.plus(FulfillmentOrderView.AT_RISK_BEFORE)));
        return new OrderView(order.id().toString(), order.version(), c.name(), c.platform(), c.salesChannel(),
                c.store(), c.externalId(), order.lifecycle(), order.isPutAway(), order.isErased(),
                c.paymentStatus(),
                c.authorizedUntil(), order.fulfillmentStatus(), NO_RETURN, c.placedAt(), c.currency(), c.delivery(),
                c.locationId(), c.test(), c.tags(), late, atRisk, lines(order), fulfillmentOrders,
                order.cancellation(), CancelView.of(order), order.holds().stream().map(HoldView::of).toList(),
                order.restraint().notBefore(), BlockerView.of(order.blocker()), ExceptionView.of(order), EditView.of(
                        order));
    }

    /** Whether its payment's authorization has lapsed at that time. */
    private static boolean isToBeCaptured(Content content, Instant at) {
        return content.captureBy().filter(lapses -> !at.isBefore(lapses)).isPresent();
    }

    private static List<LineView> lines(Order order) {
        var open = order.open();
        var requested = order.requested();
        var shipped = order.shipped();
        var overShipped = order.overShipped();
        return order.known().lines().stream().map(line -> {
            var id = line.lineId();
            return new LineView(id, line.sku(), line.title(), line.vendor(), line.quantity(), Amounts.text(line
                    .unitPrice()),
                    line.requiresShipping(), open.at(id), requested.at(id), shipped.at(id), order.cancelled().at(id), 0,
                    overShipped.at(id));
        }).toList();
    }
}
