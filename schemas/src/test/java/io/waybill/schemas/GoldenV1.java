package io.waybill.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the golden bytes of version 1 say, in today's classes. Frozen with its release: a later version has a class of
 * its own, and this one keeps compiling because every later field has a default.
 */
final class GoldenV1 {

    static final String ORDER = "0b5cf0a4f2b15b3f8f0c8f6f2f5d9a11";
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    static final Instant LATER = Instant.parse("2026-11-23T08:30:00.000001Z");
    static final List<LineQuantity> SOME_UNITS = List.of(new LineQuantity("L1", 2), new LineQuantity("L2", 0));

    private GoldenV1() {}

    /** By file name, such as {@code OrderReceived.full}. */
    static Map<String, SpecificRecord> records() {
        Map<String, SpecificRecord> records = new LinkedHashMap<>();
        records.put("OrderReceived.full", orderReceived());
        records.put("OrderReceived.minimal",
                OrderReceived.newBuilder()
                        .setOrderId(ORDER)
                        .setRevision(1)
                        .setPlatform("API")
                        .setStore("main")
                        .setExternalId("1001")
                        .setName("#1001")
                        .setPlacedAt(NOON)
                        .setCurrency("USD")
                        .build());
        records.put("FulfillmentRequest.full", request());
        records.put("FulfillmentRequest.minimal",
                FulfillmentRequest.newBuilder()
                        .setOrderId(ORDER)
                        .setFulfillmentOrderId(ORDER + "-F1")
                        .setRevision(1)
                        .setPlatform("API")
                        .setStore("main")
                        .setExternalId("1001")
                        .setOrderName("#1001")
                        .setPlacedAt(NOON)
                        .setCurrency("USD")
                        .build());
        records.put("FulfillmentUpdate.full", update());
        records.put("FulfillmentUpdate.minimal",
                FulfillmentUpdate.newBuilder()
                        .setOrderId(ORDER)
                        .setFulfillmentOrderId(ORDER + "-F1")
                        .setRevision(1)
                        .setChannel("FBA")
                        .setObservedAt(NOON)
                        .build());
        records.put("OrderEvent.full", GoldenEventV1.everyFact());
        records.put("OrderEvent.minimal", GoldenEventV1.noFact());
        return records;
    }

    private static OrderReceived orderReceived() {
        return OrderReceived.newBuilder()
                .setOrderId(ORDER)
                .setRevision(1_795_348_800_123_456L)
                .setPlatform("SHOPIFY")
                .setStore("main-street.myshopify.com")
                .setExternalId("5550002")
                .setName("#1102")
                .setSalesChannel("pos")
                .setLocationId("655441491")
                .setDeliveryMethod(DeliveryMethod.SHIPPING)
                .setPlacedAt(NOON)
                .setSourceChangedAt(LATER)
                .setCurrency("USD")
                .setPaymentStatus(PaymentStatus.PARTIALLY_REFUNDED)
                .setCancelledAt(LATER)
                .setCancelReason("customer")
                .setTest(true)
                .setTags(List.of("gift", "vip"))
                .setEmail("bob@example.com")
                .setShippingAddress(address())
                .setLines(List.of(line()))
                .setShipments(List.of(shipment(ShipmentStatus.HANDED_OVER)))
                .build();
    }

    static OrderLine line() {
        return OrderLine.newBuilder()
                .setLineId("L1")
                .setSku("DS-MUG")
                .setTitle("Mug")
                .setVendor("Far Away Goods")
                .setQuantity(2)
                .setUnitPrice(new BigDecimal("-12.3456"))
                .setRequiresShipping(false)
                .build();
    }

    private static Address address() {
        return Address.newBuilder()
                .setName("Bob Norman")
                .setAddress1("Chestnut Street 92")
                .setAddress2("2nd floor")
                .setCity("Louisville")
                .setProvince("Kentucky")
                .setPostalCode("40202")
                .setCountryCode("US")
                .setPhone("+1 502 459 2181")
                .build();
    }

    private static ReportedShipment shipment(ShipmentStatus status) {
        return ReportedShipment.newBuilder()
                .setOutsideKey("7770001")
                .setStatus(status)
                .setCarrier("UPS")
                .setTrackingNumber("1Z999AA10123456784")
                .setTrackingUrl("https://tracking.example/1Z999AA10123456784")
                .setShippedAt(LATER)
                .setLines(SOME_UNITS)
                .build();
    }

    private static FulfillmentRequest request() {
        RequestedLine line = RequestedLine.newBuilder()
                .setLineId("L1")
                .setSku("DS-MUG")
                .setTitle("Mug")
                .setQuantity(2)
                .setUnitPrice(new BigDecimal("999999999999999.9999"))
                .build();
        Resolution resolution = Resolution.newBuilder()
                .setKind(ResolutionKind.ADOPT)
                .setExternalRef("8123")
                .setBy("operator")
                .setAt(LATER)
                .build();
        return FulfillmentRequest.newBuilder()
                .setOrderId(ORDER)
                .setFulfillmentOrderId(ORDER + "-F2")
                .setRevision(1_795_348_800_123_457L)
                .setWish(Wish.CANCELLED)
                .setPlatform("SQUARE")
                .setStore("main")
                .setExternalId("CAISENgvlJ6jLWAzERDzjyHVybY")
                .setOrderName("Zoë's order")
                .setSalesChannel("web")
                .setLocationId("L7")
                .setPlacedAt(NOON)
                .setCurrency("EUR")
                .setShipBy(LATER)
                .setLines(List.of(line))
                .setRecipient(address())
                .setEmail("bob@example.com")
                .setResolution(resolution)
                .build();
    }

    private static FulfillmentUpdate update() {
        return FulfillmentUpdate.newBuilder()
                .setOrderId(ORDER)
                .setFulfillmentOrderId(ORDER + "-F1")
                .setRevision(1_795_348_800_123_458L)
                .setRequestRevision(1_795_348_800_123_457L)
                .setChannel("DROPSHIP")
                .setStatus(FulfillmentOrderStatus.IN_PROGRESS)
                .setExternalRefs(List.of("8123", "8124"))
                .setShipments(List.of(shipment(ShipmentStatus.IN_TRANSIT), shipment(ShipmentStatus.CANCELLED)))
                .setUnfulfillable(List.of(unfulfillable()))
                .setVerdicts(List.of(verdict()))
                .setProblem(problem())
                .setExternalVersion("2026-11-22T12:00:00Z")
                .setObservedAt(LATER)
                .build();
    }

    static UnfulfillableLine unfulfillable() {
        return UnfulfillableLine.newBuilder().setLineId("L1").setQuantity(1).setReason("out of stock").build();
    }

    static LineVerdict verdict() {
        return LineVerdict.newBuilder().setLineId("L1").setQuantity(1).setVerdict(Verdict.TOO_LATE).build();
    }

    static Problem problem() {
        return Problem.newBuilder()
                .setKind("UNPAID_AT_SUPPLIER")
                .setDetail("pay order 8123 at the supplier")
                .setOwner(Owner.STAFF)
                .setDeadline(LATER)
                .build();
    }
}
