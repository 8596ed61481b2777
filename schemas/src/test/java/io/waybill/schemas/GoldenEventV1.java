package io.waybill.schemas;

import static io.waybill.schemas.GoldenV1.LATER;
import static io.waybill.schemas.GoldenV1.NOON;
import static io.waybill.schemas.GoldenV1.ORDER;
import static io.waybill.schemas.GoldenV1.SOME_UNITS;

import java.util.List;

/** The journal's envelope of version 1: once with every fact it can carry, which no real one does, once with none. */
final class GoldenEventV1 {

    private static final String FULFILLMENT_ORDER = ORDER + "-F1";
    private static final String SHIPMENT = FULFILLMENT_ORDER + "-S1";

    private GoldenEventV1() {}

    static OrderEvent noFact() {
        return OrderEvent.newBuilder()
                .setOrderId(ORDER)
                .setSequence(1)
                .setType("OrderReceived")
                .setAt(NOON)
                .setCause(Cause.newBuilder().setKind("TIME").build())
                .build();
    }

    static OrderEvent everyFact() {
        Cause cause = Cause.newBuilder()
                .setKind("SNAPSHOT")
                .setId(FULFILLMENT_ORDER)
                .setRevision(1_795_348_800_123_456L)
                .build();
        return OrderEvent.newBuilder()
                .setOrderId(ORDER)
                .setSequence(7)
                .setType("ShipmentRecorded")
                .setAt(NOON)
                .setCause(cause)
                .setOrderReceived(content(1))
                .setOrderChanged(content(2))
                .setRecipientChanged(RecipientChangedFact.newBuilder().setRevision(3).build())
                .setOrderCancelled(cancelled())
                .setUnitsCancelled(UnitsCancelledFact.newBuilder().setLines(SOME_UNITS).build())
                .setRoutingBlocked(blocked())
                .setFulfillmentOrderCreated(created())
                .setFulfillmentRequested(requested())
                .setFulfillmentOrderUpdated(updated())
                .setShipmentRecorded(shipment(ShipmentStatus.LABEL_CREATED))
                .setShipmentChanged(shipment(ShipmentStatus.DELIVERED))
                .setShipmentCancelled(shipmentCancelled())
                .setFulfillmentStatusChanged(FulfillmentStatusChangedFact.newBuilder()
                        .setFrom("UNFULFILLED")
                        .setTo("PARTIALLY_FULFILLED")
                        .build())
                .build();
    }

    private static OrderContentFact content(long revision) {
        return OrderContentFact.newBuilder()
                .setRevision(revision)
                .setPlatform("SHOPIFY")
                .setStore("main-street.myshopify.com")
                .setExternalId("5550002")
                .setName("#1102")
                .setSalesChannel("pos")
                .setLocationId("655441491")
                .setDeliveryMethod(DeliveryMethod.RETAIL)
                .setCountryCode("US")
                .setPlacedAt(NOON)
                .setCurrency("USD")
                .setPaymentStatus(PaymentStatus.PAID)
                .setTest(true)
                .setTags(List.of("vip"))
                .setLines(List.of(GoldenV1.line()))
                .build();
    }

    private static OrderCancelledFact cancelled() {
        return OrderCancelledFact.newBuilder()
                .setReason("CUSTOMER")
                .setNote("changed their mind")
                .setBy("operator")
                .setAskedAt(LATER)
                .build();
    }

    private static RoutingBlockedFact blocked() {
        BlockedLine line = BlockedLine.newBuilder().setLineId("L2").setReason("NO_RULE").build();
        return RoutingBlockedFact.newBuilder().setRulesVersion("3").setLines(List.of(line)).build();
    }

    private static FulfillmentOrderCreatedFact created() {
        return FulfillmentOrderCreatedFact.newBuilder()
                .setFulfillmentOrderId(FULFILLMENT_ORDER)
                .setChannel("POS")
                .setAdopted(true)
                .setShipBy(LATER)
                .setLines(SOME_UNITS)
                .build();
    }

    private static FulfillmentRequestedFact requested() {
        return FulfillmentRequestedFact.newBuilder()
                .setFulfillmentOrderId(FULFILLMENT_ORDER)
                .setWish(Wish.SUBMITTED)
                .setRequestRevision(1_795_348_800_123_457L)
                .build();
    }

    private static FulfillmentOrderUpdatedFact updated() {
        return FulfillmentOrderUpdatedFact.newBuilder()
                .setFulfillmentOrderId(FULFILLMENT_ORDER)
                .setRevision(5)
                .setRequestRevision(4)
                .setStatus(FulfillmentOrderStatus.ACCEPTED)
                .setExternalRefs(List.of("8123"))
                .setUnfulfillable(List.of(GoldenV1.unfulfillable()))
                .setVerdicts(List.of(GoldenV1.verdict()))
                .setProblem(GoldenV1.problem())
                .build();
    }

    private static ShipmentFact shipment(ShipmentStatus status) {
        return ShipmentFact.newBuilder()
                .setFulfillmentOrderId(FULFILLMENT_ORDER)
                .setShipmentId(SHIPMENT)
                .setOutsideKey("7770001")
                .setStatus(status)
                .setCarrier("UPS")
                .setTrackingNumber("1Z999AA10123456784")
                .setTrackingUrl("https://tracking.example/1Z999AA10123456784")
                .setShippedAt(LATER)
                .setLines(SOME_UNITS)
                .setBy("operator")
                .build();
    }

    private static ShipmentCancelledFact shipmentCancelled() {
        return ShipmentCancelledFact.newBuilder()
                .setFulfillmentOrderId(FULFILLMENT_ORDER)
                .setShipmentId(SHIPMENT)
                .setReopened(true)
                .setBy("operator")
                .build();
    }
}
