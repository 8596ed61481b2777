package io.waybill.orders.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.FulfillmentOrder;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.RoutingBlock;
import io.waybill.orders.order.ShipmentId;
import io.waybill.orders.order.Units;
import io.waybill.orders.wire.Parcels;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The order as it is stored: everything that follows from its facts, and nothing personal. Same order, same bytes. */
record OrderDocument(Content content, Units cancelled, List<FulfillmentOrder> fulfillmentOrders,
        @Nullable Cancellation cancellation, RoutingBlock routingBlock, @Nullable Blocker blocker) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Units.class, UnitsAsMap.class)
            .addMixIn(OrderId.class, AsText.class)
            .addMixIn(FulfillmentOrderId.class, FulfillmentOrderIdAsText.class)
            .addMixIn(ShipmentId.class, ShipmentIdAsText.class)
            .build();

    static String write(Order order) {
        return JSON.writeValueAsString(new OrderDocument(order.known(), order.cancelled(), order.fulfillmentOrders(),
                order.cancellation(), order.routingBlock(), order.blocker()));
    }

    static Order read(OrderId id, long version, String document, Aside aside) {
        var d = JSON.readValue(document, OrderDocument.class);
        return new Order(id, version, d.content, d.cancelled, d.fulfillmentOrders, d.cancellation, d.routingBlock,
                d.blocker, aside);
    }

    private interface AsText {

        @JsonValue
        @Override
        String toString();
    }

    private interface UnitsAsMap {

        @JsonValue
        SortedMap<String, Integer> byLine();
    }

    private abstract static class FulfillmentOrderIdAsText {

        @JsonValue
        @Override
        public abstract String toString();

        @JsonCreator
        static FulfillmentOrderId read(String text) {
            return Parcels.fulfillmentOrderId(text);
        }
    }

    private abstract static class ShipmentIdAsText {

        @JsonValue
        @Override
        public abstract String toString();

        @JsonCreator
        static ShipmentId read(String text) {
            return Parcels.shipmentId(text);
        }
    }
}
