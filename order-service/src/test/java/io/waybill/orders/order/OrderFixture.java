package io.waybill.orders.order;

import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderCommand.EraseOrder;
import io.waybill.orders.order.OrderCommand.HoldOrder;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderCommand.RecordShipment;
import io.waybill.orders.order.OrderCommand.ReleaseHold;
import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderCommand.ResolveOutcome;
import io.waybill.orders.routing.AutoRequest;
import io.waybill.orders.routing.ChannelTerms;
import io.waybill.orders.routing.RoutingRule;
import io.waybill.orders.routing.RuleRouter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders, snapshots and reports as tests speak of them. */
public final class OrderFixture {

    public static final OrderId ID = new OrderId("0123456789abcdef0123456789abcdef");
    public static final FulfillmentOrderId F1 = new FulfillmentOrderId(ID, 1);
    public static final FulfillmentOrderId F2 = new FulfillmentOrderId(ID, 2);
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Recipient ANN = new Recipient("Ann Lee", "1 High St", "", "Leeds", "", "LS1", "GB", "0113",
            "a@example.com");

    private OrderFixture() {}

    public static RuleRouter router(RoutingRule... more) {
        return router(List.of(), more);
    }

    /** Asks DROPSHIP and FBA only when somebody requests the order. */
    public static RuleRouter routerThatWaits() {
        return router(List.of(new AutoRequest("main", null, false)));
    }

    private static RuleRouter router(List<AutoRequest> autoRequests, RoutingRule... more) {
        var rules = Stream.concat(Stream.of(rule(Channel.DROPSHIP, "DS-*"), rule(Channel.FBA, "FBA-*"),
                rule(Channel.MANUAL, "MAN-*")), Stream.of(more)).toList();
        return new RuleRouter(rules, Map.of(Channel.FBA, new ChannelTerms(100, 250, Duration.ofDays(1))),
                autoRequests, List.of());
    }

    public static RoutingRule rule(Channel channel, String skus) {
        return new RoutingRule(channel, List.of(skus), List.of(), List.of());
    }

    public static Line line(String id, String sku, int quantity) {
        return new Line(id, sku, "", "", quantity, new BigDecimal("12.50"), true);
    }

    public static Line service(String id) {
        return new Line(id, "SERVICE", "", "", 1, BigDecimal.ONE, false);
    }

    public static Content content(DeliveryMethod delivery, Line... lines) {
        return content(delivery, PaymentStatus.PAID, null, lines);
    }

    public static Content content(DeliveryMethod delivery, PaymentStatus payment, @Nullable Instant fulfillAt,
            Line... lines) {
        return new Content("API", "main", "1001", "#1001", delivery == DeliveryMethod.RETAIL ? "pos" : "web", "",
                delivery, "GB", NOON, fulfillAt, "USD", payment, null, false, List.of(), List.of(lines));
    }

    public static ReceiveSnapshot at(ReceiveSnapshot s, Instant at) {
        return new ReceiveSnapshot(s.orderId(), s.revision(), s.content(), s.recipient(), s.cancellation(), s
                .shipments(), s.arrival(), at);
    }

    public static HoldOrder held(String handle) {
        return new HoldOrder(ID, new Hold(handle, Hold.Reason.INCORRECT_ADDRESS, "", "olga", NOON));
    }

    public static ReleaseHold released(String handle, Instant at) {
        return new ReleaseHold(ID, handle, "olga", at);
    }

    public static ReceiveSnapshot placed(Line... lines) {
        return snapshot(1, content(DeliveryMethod.SHIPPING, lines));
    }

    public static ReceiveSnapshot soldInStore(Line... lines) {
        return snapshot(1, content(DeliveryMethod.RETAIL, lines));
    }

    public static ReceiveSnapshot snapshot(long revision, Content content, ReportedShipment... shipments) {
        return new ReceiveSnapshot(ID, revision, content, ANN, null, List.of(shipments), Arrival.LIVE, NOON);
    }

    public static ReceiveSnapshot cancelledAtSource(ReceiveSnapshot s) {
        return new ReceiveSnapshot(s.orderId(), s.revision(), s.content(), s.recipient(),
                new Cancellation("CUSTOMER", "", "source", NOON), s.shipments(), s.arrival(), s.at());
    }

    public static ReceiveSnapshot strictly(ReceiveSnapshot s) {
        return new ReceiveSnapshot(s.orderId(), s.revision(), s.content(), s.recipient(), s.cancellation(), s
                .shipments(),
                Arrival.BY_CALLER, s.at());
    }

    public static ReceiveSnapshot replayed(ReceiveSnapshot s) {
        return new ReceiveSnapshot(s.orderId(), s.revision(), s.content(), s.recipient(), s.cancellation(), s
                .shipments(), Arrival.REPLAYED, s.at());
    }

    public static ReceiveUpdate replayed(ReceiveUpdate u) {
        return new ReceiveUpdate(u.fulfillmentOrderId(), u.revision(), u.report(), u.shipments(), Arrival.REPLAYED, u
                .at());
    }

    public static ReportedShipment parcel(String key, String line, int quantity) {
        return parcel(key, ShipmentStatus.IN_TRANSIT, line, quantity);
    }

    public static ReportedShipment parcel(String key, ShipmentStatus status, String line, int quantity) {
        return new ReportedShipment(key, status, new Tracking("UPS", "1Z" + key, ""), NOON, Units.of(line, quantity));
    }

    public static ReceiveUpdate update(FulfillmentOrderId id, long revision, FulfillmentOrderStatus status,
            ReportedShipment... shipments) {
        return new ReceiveUpdate(id, revision, new ChannelReport(status, List.of(), List.of(), List.of(), null,
                Long.MAX_VALUE), List.of(shipments), Arrival.LIVE, NOON);
    }

    public static ReceiveUpdate stopped(FulfillmentOrderId id, long revision, String line, int quantity) {
        return verdict(id, revision, FulfillmentOrderStatus.CANCELLED, new LineVerdict(line, quantity,
                Verdict.STOPPED));
    }

    public static ReceiveUpdate tooLate(FulfillmentOrderId id, long revision, String line, int quantity) {
        return verdict(id, revision, FulfillmentOrderStatus.IN_PROGRESS, new LineVerdict(line, quantity,
                Verdict.TOO_LATE));
    }

    private static ReceiveUpdate verdict(FulfillmentOrderId id, long revision, FulfillmentOrderStatus status,
            LineVerdict verdict) {
        return new ReceiveUpdate(id, revision, new ChannelReport(status, List.of(), List.of(), List.of(verdict), null,
                Long.MAX_VALUE), List.of(), Arrival.LIVE, NOON);
    }

    public static ReceiveUpdate problem(FulfillmentOrderId id, long revision, Problem problem) {
        return new ReceiveUpdate(id, revision, new ChannelReport(FulfillmentOrderStatus.RECEIVED, List.of(), List.of(),
                List.of(), problem, Long.MAX_VALUE), List.of(), Arrival.LIVE, NOON);
    }

    public static RecordShipment sentByHand(FulfillmentOrderId id, Units units) {
        return new RecordShipment(id, new Tracking("DHL", "JD01", ""), units, "olga", NOON);
    }

    public static ResolveOutcome resolved(FulfillmentOrderId id, Resolution.Kind kind) {
        var ref = kind == Resolution.Kind.ADOPT ? "8123,8124" : "";
        return new ResolveOutcome(id, new Resolution(kind, ref, "olga", NOON));
    }

    public static RequestOrder requested() {
        return new RequestOrder(ID, "olga", NOON);
    }

    public static EraseOrder erased() {
        return new EraseOrder(ID, "olga", NOON);
    }

    public static CancelOrder cancelled() {
        return cancelled(Units.NONE);
    }

    public static CancelOrder cancelled(Units units) {
        return cancelled(units, RefundTerms.FULL);
    }

    public static CancelOrder cancelled(Units units, RefundTerms refund) {
        return new CancelOrder(ID, units, new CancelTerms("CUSTOMER", "", true, refund), false, "olga", NOON);
    }
}
