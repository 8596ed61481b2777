package io.waybill.orders.intake;

import io.waybill.kit.ids.OrderIds;
import io.waybill.orders.intake.Decoded.Impossible;
import io.waybill.orders.intake.Decoded.Understood;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.wire.Contents;
import io.waybill.orders.wire.Parcels;
import io.waybill.orders.wire.Recipients;
import io.waybill.orders.wire.Reports;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.OrderReceived;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns records into commands, or says which value is impossible. */
final class OrderMessages {

    private static final String BY_THE_SOURCE = "source";

    private OrderMessages() {}

    static Decoded decode(SpecificRecord record, Arrival arrival, Instant now) {
        try {
            return switch (record) {
                case OrderReceived r -> new Understood(snapshot(r, arrival, now));
                case FulfillmentUpdate r -> new Understood(update(r, arrival, now));
                default -> new Impossible(null, "no command follows from a " + record.getClass().getSimpleName());
            };
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            return new Impossible(orderId(record), String.valueOf(impossible.getMessage()));
        }
    }

    private static ReceiveSnapshot snapshot(OrderReceived r, Arrival arrival, Instant now) {
        var id = OrderIds.orderId(r.getPlatform(), r.getStore(), r.getExternalId());
        if (!id.equals(r.getOrderId())) {
            throw new IllegalArgumentException("order id %s does not belong to %s %s %s, which is %s".formatted(
                    r.getOrderId(), r.getPlatform(), r.getStore(), r.getExternalId(), id));
        }
        return new ReceiveSnapshot(new OrderId(id), r.getRevision(), Contents.of(r),
                Recipients.fromRecord(r.getShippingAddress(), r.getEmail()), cancellation(r),
                r.getShipments().stream().map(Parcels::fromRecord).toList(), arrival, now);
    }

    private static @Nullable Cancellation cancellation(OrderReceived r) {
        var at = r.getCancelledAt();
        return at == null
                ? null
                : new Cancellation(r.getCancelReason().toUpperCase(Locale.ROOT), "", BY_THE_SOURCE, at);
    }

    private static ReceiveUpdate update(FulfillmentUpdate r, Arrival arrival, Instant now) {
        var id = Parcels.fulfillmentOrderId(r.getFulfillmentOrderId());
        if (!id.orderId().value().equals(r.getOrderId())) {
            throw new IllegalArgumentException("fulfillment order %s is not one of order %s".formatted(id, r
                    .getOrderId()));
        }
        return new ReceiveUpdate(id, r.getRevision(), Reports.of(r),
                r.getShipments().stream().map(Parcels::fromRecord).toList(), arrival, now);
    }

    private static @Nullable String orderId(SpecificRecord record) {
        return switch (record) {
            case OrderReceived r -> r.getOrderId();
            case FulfillmentUpdate r -> r.getOrderId();
            default -> null;
        };
    }
}
