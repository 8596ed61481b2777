package io.waybill.orders.status;

import io.waybill.orders.order.ArchivePolicy;
import io.waybill.orders.order.CancelTerms;
import io.waybill.orders.order.CancelWindow;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.Channel;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderCommand.RecordShipment;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Recipient;
import io.waybill.orders.order.RefundTerms;
import io.waybill.orders.order.Tracking;
import io.waybill.orders.order.Units;
import io.waybill.orders.processing.JournalEntry;
import io.waybill.orders.routing.AutoRequest;
import io.waybill.orders.routing.ChannelTerms;
import io.waybill.orders.routing.RoutingRule;
import io.waybill.orders.routing.RuleRouter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order's life as the state machine tells it, without a database. */
final class History {

    static final OrderId ID = new OrderId("order");
    static final FulfillmentOrderId F1 = new FulfillmentOrderId(ID, 1);
    static final Instant PLACED = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration HANDLING = Duration.ofDays(2);
    static final Recipient ANNA = new Recipient("Anna Secret", "1 Secret Street", "", "Secretville", "", "99999", "US",
            "+15550100", "anna.secret@example.com");

    private static final RuleRouter ROUTER = new RuleRouter(
            List.of(rule(Channel.MANUAL, "MAN-*"), rule(Channel.FBA, "FBA-*"), rule(Channel.DROPSHIP, "DS-*")),
            Map.of(Channel.MANUAL, new ChannelTerms(1_000, 1_000, HANDLING)),
            List.of(new AutoRequest("", Channel.DROPSHIP, false)), List.of());

    private final OrderDecider decider = new OrderDecider(ROUTER, ArchivePolicy.NEVER, CancelWindow.NONE);
    private final List<JournalEntry> journal = new ArrayList<>();
    private Order order = Order.unknown(ID);

    static History placed(Line... lines) {
        return new History().when(snapshot(1, lines));
    }

    static ReceiveSnapshot snapshot(long revision, Line... lines) {
        var content = new Content("API", "main", "1001", "#1001", "web", "", DeliveryMethod.SHIPPING, "US", PLACED,
                null, "USD", PaymentStatus.PAID, null, false, List.of("gift"), List.of(lines));
        return new ReceiveSnapshot(ID, revision, content, ANNA, null, List.of(), Arrival.BY_CALLER, PLACED);
    }

    static Line line(String id, String sku, int quantity, String unitPrice) {
        return new Line(id, sku, "Mug", "Potter", quantity, new BigDecimal(unitPrice), true);
    }

    static Line line(String id, String sku, int quantity) {
        return line(id, sku, quantity, "12.5");
    }

    static RecordShipment byHand(Units units) {
        return new RecordShipment(F1, new Tracking("UPS", "1Z999", "https://example.com/1Z999"), units, "operator",
                PLACED.plusSeconds(60));
    }

    static ReceiveUpdate report(long revision, FulfillmentOrderStatus status, @Nullable Problem problem) {
        return new ReceiveUpdate(F1, revision, new ChannelReport(status, List.of("8123"), List.of(), List.of(), problem,
                0), List.of(), Arrival.LIVE, PLACED.plusSeconds(30));
    }

    static CancelOrder cancelled(String reason, String note, String by, Instant at) {
        return new CancelOrder(ID, Units.NONE, new CancelTerms(reason, note, true, RefundTerms.FULL), false, by, at);
    }

    History when(OrderCommand command) {
        if (!(decider.decide(order, command) instanceof Granted granted)) {
            throw new AssertionError("refused: " + command);
        }
        for (var fact : granted.facts()) {
            journal.add(new JournalEntry(journal.size() + 1, command.at(), command.cause(), fact));
        }
        order = granted.after();
        return this;
    }

    Order order() {
        return order;
    }

    List<JournalEntry> journal() {
        return journal;
    }

    OrderView view() {
        return OrderView.of(order, PLACED.plusSeconds(120));
    }

    TimelineView timeline() {
        return TimelineView.of(journal, order.version());
    }

    private static RoutingRule rule(Channel channel, String skus) {
        return new RoutingRule(channel, List.of(skus), List.of(), List.of());
    }
}
