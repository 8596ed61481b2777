package io.waybill.orders.status;

import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Refusal;
import io.waybill.orders.order.ShipmentId;

/** Reads ids from addresses. One that does not look like an id names nothing, so it is not found rather than wrong. */
final class Ids {

    private Ids() {}

    static OrderId order(String text) {
        return OrderId.parse(text)
                .orElseThrow(() -> ProblemAnswers.unknown(Refusal.Kind.UNKNOWN_ORDER, "order", text));
    }

    static FulfillmentOrderId fulfillmentOrder(String text) {
        return FulfillmentOrderId.parse(text)
                .orElseThrow(() -> ProblemAnswers.unknown(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER, "fulfillment order",
                        text));
    }

    static ShipmentId shipment(String text) {
        return ShipmentId.parse(text)
                .orElseThrow(() -> ProblemAnswers.unknown(Refusal.Kind.UNKNOWN_SHIPMENT, "shipment", text));
    }
}
