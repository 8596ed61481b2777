package io.waybill.orders.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.waybill.orders.order.Archival;
import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.CancelCase;
import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.Cancels;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.Edits;
import io.waybill.orders.order.FulfillmentOrder;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.PaymentBlock;
import io.waybill.orders.order.Rescheduling;
import io.waybill.orders.order.Restraint;
import io.waybill.orders.order.RoutingBlock;
import io.waybill.orders.order.ShipmentId;
import io.waybill.orders.order.Units;
import io.waybill.orders.wire.Parcels;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The order as it is stored: everything that follows from its facts, and nothing personal. Same order, same bytes. */
record OrderDocument(Content content, @Nullable Edits edits, Units cancelled, List<FulfillmentOrder> fulfillmentOrders,
        @Nullable Cancellation cancellation, @Nullable List<CancelCase> cancels, @Nullable Archival archival,
        RoutingBlock routingBlock,
        @Nullable List<Hold> holds, @Nullable Rescheduling rescheduling, @Nullable Instant notBefore,
        @Nullable PaymentBlock unpaid, @Nullable Instant readySince, @Nullable Blocker blocker) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(ids())
            .addMixIn(Units.class, UnitsAsMap.class)
            .build();

    static String write(Order order) {
        var r = order.restraint();
        return JSON.writeValueAsString(new OrderDocument(order.told(), order.edits(), order.cancelled(), order
                .fulfillmentOrders(),
                order.cancels().whole(), order.cancels().cases(), order.archival(), r.routing(), r.holds(), r
                        .rescheduling(), r.notBefore(),
                r.unpaid(), r.readySince(), order.blocker()));
    }

    static Order read(OrderId id, long version, String document, Aside aside) {
        var d = JSON.readValue(document, OrderDocument.class);
        return new Order(id, version, d.content, d.edits == null ? Edits.NONE : d.edits, d.cancelled,
                d.fulfillmentOrders, new Cancels(d.cancellation,
                        d.cancels == null ? List.of() : d.cancels), d.archival == null ? Archival.NO : d.archival, d
                                .restraint(),
                d.blocker, aside);
    }

    /** Documents from before there were holds name none. */
    private Restraint restraint() {
        return new Restraint(routingBlock, holds == null ? List.of() : holds, rescheduling, notBefore, unpaid,
                readySince);
    }

    private static SimpleModule ids() {
        return new SimpleModule("ids").addSerializer(OrderId.class, ToStringSerializer.instance)
                .addSerializer(FulfillmentOrderId.class, ToStringSerializer.instance)
                .addSerializer(ShipmentId.class, ToStringSerializer.instance)
                .addDeserializer(OrderId.class, new FromText<>(OrderId.class, OrderId::new))
                .addDeserializer(FulfillmentOrderId.class,
                        new FromText<>(FulfillmentOrderId.class, Parcels::fulfillmentOrderId))
                .addDeserializer(ShipmentId.class, new FromText<>(ShipmentId.class, Parcels::shipmentId));
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final transient Function<String, T> reading;

        FromText(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return reading.apply(parser.getString());
        }
    }

    @SuppressWarnings("UnusedVariable") // a mix-in: only its annotations are looked at
    private abstract static class UnitsAsMap {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        UnitsAsMap(SortedMap<String, Integer> byLine) {}

        @JsonValue
        abstract SortedMap<String, Integer> byLine();
    }
}
