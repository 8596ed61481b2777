package io.waybill.orders.announcing;

import io.waybill.kit.outbox.Message;
import io.waybill.orders.order.FulfillmentOrder;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.Units;
import io.waybill.orders.wire.Enums;
import io.waybill.orders.wire.Recipients;
import io.waybill.orders.wire.Resolutions;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import io.waybill.schemas.Wish;
import java.util.List;

/** What other services are told: every fact, and our whole wish for each fulfillment order we ask for. */
public final class Announcements {

    private Announcements() {}

    public static Message fact(OrderEvent event) {
        return new Message(Topics.ORDERS_EVENTS, event.getOrderId(), event);
    }

    public static Message wish(Order order, FulfillmentOrder f) {
        return new Message(topicOf(f), order.id().value(), request(order, f));
    }

    private static Topic<FulfillmentRequest> topicOf(FulfillmentOrder f) {
        return switch (f.channel()) {
            case DROPSHIP -> Topics.REQUESTS_DROPSHIP;
            case FBA -> Topics.REQUESTS_FBA;
            case POS -> Topics.REQUESTS_POS;
            case MANUAL -> throw new IllegalStateException("%s is done by hand: nobody is asked".formatted(f.id()));
        };
    }

    private static FulfillmentRequest request(Order order, FulfillmentOrder f) {
        var content = order.known();
        var recipient = order.aside().recipient();
        return FulfillmentRequest.newBuilder()
                .setOrderId(order.id().value())
                .setFulfillmentOrderId(f.id().toString())
                .setRevision(f.request().revision())
                .setWish(Enums.same(Wish.class, f.request().wish()))
                .setPlatform(content.platform())
                .setStore(content.store())
                .setExternalId(content.externalId())
                .setOrderName(content.name())
                .setSalesChannel(content.salesChannel())
                .setLocationId(content.locationId())
                .setPlacedAt(content.placedAt())
                .setCurrency(content.currency())
                .setShipBy(f.shipBy())
                .setLines(lines(content.lines(), f.wished()))
                .setRecipient(Recipients.toRecord(recipient))
                .setEmail(recipient.email())
                .setResolution(Resolutions.toRecord(f.request().resolution()))
                .build();
    }

    private static List<RequestedLine> lines(List<Line> lines, Units wished) {
        return lines.stream()
                .filter(line -> wished.at(line.lineId()) > 0)
                .map(line -> new RequestedLine(line.lineId(),
                        line.sku(), line.title(), wished.at(line.lineId()), line.unitPrice()))
                .toList();
    }
}
