package io.waybill.orders.status;

import io.waybill.orders.order.CancelWish;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.Edits;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.OrderFact;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.EditOverruled;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentRescheduled;
import io.waybill.orders.order.OrderFact.FulfillmentScheduled;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.HoldReleased;
import io.waybill.orders.order.OrderFact.OrderArchived;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderEdited;
import io.waybill.orders.order.OrderFact.OrderErased;
import io.waybill.orders.order.OrderFact.OrderHeld;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.OrderUnarchived;
import io.waybill.orders.order.OrderFact.PaymentAwaited;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.RecipientEdited;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import io.waybill.orders.order.OrderFact.ShipmentCancelled;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import io.waybill.orders.order.Shipment;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a fact said, for people, in a stable order; what it left empty is left out. Facts hold no personal data. */
final class FactDetail {

    private final Map<String, Object> parts = new LinkedHashMap<>();

    private FactDetail() {}

    static Map<String, Object> of(OrderFact fact) {
        var detail = new FactDetail();
        switch (fact) {
            case OrderReceived f -> detail.revision(f.revision()).content(f.content());
            case OrderChanged f -> detail.revision(f.revision()).content(f.content());
            case RecipientChanged f -> detail.revision(f.revision());
            case OrderEdited f -> detail.edits(f.edits()).and("by", f.by());
            case RecipientEdited f -> detail.and("fields", f.fields()).and("by", f.by());
            case EditOverruled f -> detail.and("lines", f.lines()).and("fields", f.fields());
            case OrderCancelled f -> detail.and("reason", f.cancellation().reason())
                    .and("note", f.cancellation().note())
                    .and("by", f.cancellation().by());
            case CancelAsked f -> detail.cancel(f.wish());
            case RefundStated f -> detail.refund(f);
            case UnitsCancelled f -> detail.and("lines", LineUnits.of(f.units()));
            case UnitsTakenBack f -> detail.and("fulfillmentOrder", f.id().toString())
                    .and("lines", LineUnits.of(f.units()))
                    .and("by", f.by());
            case RoutingBlocked f -> detail.and("reasons", f.reasonByLine())
                    .and("lifted", f.reasonByLine().isEmpty() ? true : null)
                    .and("rulesVersion", f.rulesVersion());
            case OrderHeld f -> detail.hold(f.hold());
            case HoldReleased f -> detail.and("handle", f.handle()).and("by", f.by());
            case FulfillmentScheduled f -> detail.and("notBefore", f.notBefore());
            case FulfillmentRescheduled f -> detail.and("fulfillAt", f.rescheduling().fulfillAt())
                    .and("by", f.rescheduling().by());
            case PaymentAwaited f -> detail.and("paymentStatus", f.block().status()).and("reason", f.block().reason());
            case PaymentAwaitedNoMore _ -> {}
            case OrderArchived f -> detail.and("by", f.by());
            case OrderUnarchived f -> detail.and("by", f.by());
            case OrderErased f -> detail.and("by", f.by());
            case ScheduleEnded _ -> {}
            case FulfillmentOrderCreated f -> detail.created(f);
            case FulfillmentRequested f -> detail.and("fulfillmentOrder", f.id().toString())
                    .and("wish", f.wish())
                    .revision(f.revision())
                    .and("resolution", f.resolution());
            case FulfillmentOrderUpdated f -> detail.and("fulfillmentOrder", f.id().toString()).report(f.report());
            case ShipmentRecorded f -> detail.shipment(f.shipment());
            case ShipmentChanged f -> detail.shipment(f.shipment());
            case ShipmentCancelled f -> detail.and("shipment", f.id().toString())
                    .and("reopened", f.reopened())
                    .and("by", f.by());
            case FulfillmentStatusChanged f -> detail.and("from", f.from()).and("to", f.to());
        }
        return Collections.unmodifiableMap(detail.parts);
    }

    private FactDetail and(String name, @Nullable Object value) {
        if (value != null && !isEmpty(value)) parts.put(name, value);
        return this;
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Collection<?> items -> items.isEmpty();
            case Map<?, ?> entries -> entries.isEmpty();
            default -> false;
        };
    }

    private FactDetail revision(long revision) {
        return and("revision", revision);
    }

    private FactDetail content(Content content) {
        return and("name", content.name())
                .and("paymentStatus", content.paymentStatus())
                .and("authorizedUntil", content.authorizedUntil())
                .and("fulfillAt", content.fulfillAt())
                .and("lines", content.lines()
                        .stream()
                        .map(line -> new OrderedUnits(line.lineId(), line.sku(), line.quantity()))
                        .toList());
    }

    private FactDetail hold(Hold hold) {
        return and("handle", hold.handle()).and("reason", hold.reason()).and("note", hold.note()).and("by", hold.by());
    }

    private FactDetail edits(Edits edits) {
        var country = edits.country();
        return and("quantities", edits.quantities()).and("country", country == null ? null : country.code());
    }

    private FactDetail cancel(CancelWish wish) {
        return and("cancel", wish.number()).and("lines", LineUnits.of(wish.units()))
                .and("whole", wish.whole() ? true : null)
                .and("reason", wish.terms().reason())
                .and("note", wish.terms().note())
                .and("restock", wish.terms().restock())
                .and("by", wish.by());
    }

    private FactDetail refund(RefundStated f) {
        var s = f.statement();
        return and("cancel", f.number()).and("lines", LineUnits.of(s.units()))
                .and("value", Amounts.text(s.value()))
                .and("restockingFee", Amounts.text(s.restockingFee()))
                .and("withheld", Amounts.text(s.withheld()))
                .and("due", Amounts.text(s.refund()));
    }

    private FactDetail created(FulfillmentOrderCreated f) {
        return and("fulfillmentOrder", f.id().toString())
                .and("channel", f.channel())
                .and("lines", LineUnits.of(f.units()))
                .and("shipBy", f.shipBy())
                .and("adopted", f.adopted());
    }

    private FactDetail report(ChannelReport report) {
        return and("status", report.status())
                .and("externalRefs", report.externalRefs())
                .and("unfulfillable", report.unfulfillable())
                .and("verdicts", report.verdicts())
                .and("problem", report.problem());
    }

    private FactDetail shipment(Shipment shipment) {
        var report = shipment.report();
        return and("shipment", shipment.id().toString())
                .and("status", report.status())
                .and("lines", LineUnits.of(report.units()))
                .and("carrier", report.tracking().carrier())
                .and("trackingNumber", report.tracking().number())
                .and("trackingUrl", report.tracking().url())
                .and("shippedAt", report.shippedAt())
                .and("by", shipment.by());
    }

    private record OrderedUnits(String lineId, String sku, int quantity) {}
}
