package io.waybill.orders.watching;

import io.waybill.kit.ids.OrderIds;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Recipient;
import io.waybill.orders.processing.OrderProcessor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders that no other test has, put into the real database. */
public record PlacedOrders(OrderProcessor processor) {

    public OrderId place(String sku) {
        var externalId = UUID.randomUUID().toString();
        var id = new OrderId(OrderIds.orderId("API", "main", externalId));
        var content = new Content("API", "main", externalId, "#1", "web", "", DeliveryMethod.SHIPPING, "GB",
                OrderFixture.NOON, null, "USD", PaymentStatus.PAID, null, false, List.of(), List.of(OrderFixture.line(
                        "1",
                        sku,
                        2)));
        processor.process(List.of(new ReceiveSnapshot(id, 1, content, Recipient.NONE, null, List.of(), Arrival.LIVE,
                OrderFixture.NOON)));
        return id;
    }

    void report(OrderId id, @Nullable Problem problem) {
        report(id, 1, problem);
    }

    void report(OrderId id, long revision, @Nullable Problem problem) {
        var report = new ChannelReport(FulfillmentOrderStatus.ACCEPTED, List.of(), List.of(), List.of(), problem,
                Long.MAX_VALUE);
        processor.process(List.of(new ReceiveUpdate(new FulfillmentOrderId(id, 1), revision, report, List.of(),
                Arrival.LIVE,
                OrderFixture.NOON)));
    }
}
