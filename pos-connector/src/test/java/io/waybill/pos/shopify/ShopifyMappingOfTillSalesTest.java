package io.waybill.pos.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.ids.OrderIds;
import io.waybill.schemas.Address;
import io.waybill.schemas.DeliveryMethod;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.PaymentStatus;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyMappingOfTillSalesTest {

    @Test
    void a_cash_sale_is_told_field_by_field() {
        assertThat(Body.saleAtTill().order()).isEqualTo(OrderReceived.newBuilder()
                .setOrderId(OrderIds.orderId("SHOPIFY", Body.SHOP, "5550002"))
                .setRevision(0)
                .setPlatform("SHOPIFY")
                .setStore(Body.SHOP)
                .setExternalId("5550002")
                .setName("#1102")
                .setSalesChannel("pos")
                .setLocationId("655441491")
                .setDeliveryMethod(DeliveryMethod.RETAIL)
                .setPlacedAt(Instant.parse("2026-11-22T16:00:00Z"))
                .setSourceChangedAt(Instant.parse("2026-11-22T16:00:05Z"))
                .setCurrency("USD")
                .setPaymentStatus(PaymentStatus.PAID)
                .setTags(List.of("gift", "regular"))
                .setLines(List.of(line("9001", "DS-MUG", "Mug", "Potter", 2, "12.5000"),
                        line("9002", "MAN-TEE", "Tee", "", 1, "37.5000")))
                .build());
    }

    private static OrderLine line(String id, String sku, String title, String vendor, int quantity, String price) {
        return OrderLine.newBuilder()
                .setLineId(id)
                .setSku(sku)
                .setTitle(title)
                .setVendor(vendor)
                .setQuantity(quantity)
                .setUnitPrice(new BigDecimal(price))
                .setRequiresShipping(true)
                .build();
    }

    @Test
    void a_sale_that_arrives_fulfilled_brings_its_fulfillment() {
        var order = Body.saleAtTill()
                .with("fulfillment_status", "\"fulfilled\"")
                .fulfilled(7770001, "success", 9001, 2)
                .order();

        assertThat(order.getShipments()).containsExactly(ReportedShipment.newBuilder()
                .setOutsideKey("7770001")
                .setStatus(ShipmentStatus.HANDED_OVER)
                .setShippedAt(Instant.parse("2026-11-22T16:00:01Z"))
                .setLines(List.of(new LineQuantity("9001", 2)))
                .build());
    }

    @Test
    void a_sale_to_be_shipped_has_an_address_and_a_shipping_line() {
        var order = Body.saleAtTill().addressed().shippingLine("{\"id\": 1, \"title\": \"Standard\"}").order();

        assertThat(order.getDeliveryMethod()).isEqualTo(DeliveryMethod.SHIPPING);
        assertThat(order.getShippingAddress()).isEqualTo(Address.newBuilder()
                .setName("Bob Norman")
                .setAddress1("Chestnut Street 92")
                .setCity("Louisville")
                .setProvince("Kentucky")
                .setPostalCode("40202")
                .setCountryCode("US")
                .setPhone("+1(502)-459-2181")
                .build());
    }

    @Test
    void a_pickup_has_a_shipping_line_and_nowhere_to_go() {
        var body = Body.saleAtTill().shippingLine("{\"id\": 1, \"title\": \"Main Street\"}");
        assertThat(body.order().getDeliveryMethod()).isEqualTo(DeliveryMethod.PICK_UP);
    }

    @Test
    void a_shipping_line_that_was_removed_does_not_count() {
        var body = Body.saleAtTill().shippingLine("{\"id\": 1, \"is_removed\": true}");
        assertThat(body.order().getDeliveryMethod()).isEqualTo(DeliveryMethod.RETAIL);
    }

    @Test
    void an_order_of_nothing_to_ship_away_from_tills_is_delivered_nohow() {
        var body = Body.saleAtTill().with("source_name", "\"web\"").with("location_id", "null");
        assertThat(body.order().getDeliveryMethod()).isEqualTo(DeliveryMethod.UNKNOWN);
        body.line(0, line -> line.put("requires_shipping", false))
                .line(1, line -> line.put("requires_shipping", false));
        assertThat(body.order().getDeliveryMethod()).isEqualTo(DeliveryMethod.NONE);
        assertThat(body.order().getLocationId()).isEmpty();
    }

    @Test
    void what_was_refunded_or_removed_is_not_ordered_any_more() {
        var order = Body.saleAtTill()
                .line(0, line -> line.put("current_quantity", 1))
                .line(1, line -> line.putNull("current_quantity").put("quantity", 3))
                .order();

        assertThat(order.getLines()).extracting(OrderLine::getQuantity).containsExactly(1, 3);
    }

    @Test
    void a_cancelled_order_says_when_and_why() {
        var order = Body.saleAtTill()
                .with("cancelled_at", "\"2026-11-22T12:00:00-05:00\"")
                .with("cancel_reason", "\"customer\"")
                .order();

        assertThat(order.getCancelledAt()).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
        assertThat(order.getCancelReason()).isEqualTo("customer");
    }

    @ParameterizedTest
    @CsvSource({"pending,PENDING", "authorized,AUTHORIZED", "expired,EXPIRED", "partially_paid,PARTIALLY_PAID",
            "paid,PAID", "partially_refunded,PARTIALLY_REFUNDED", "refunded,REFUNDED", "voided,VOIDED",
            "paid_in_shells,UNKNOWN"})
    void payment_is_what_the_store_says(String told, PaymentStatus expected) {
        assertThat(Body.saleAtTill().with("financial_status", "\"" + told + "\"").order().getPaymentStatus())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"success,HANDED_OVER", "cancelled,CANCELLED", "failure,CANCELLED", "error,CANCELLED",
            "pending,LABEL_CREATED", "teleported,UNKNOWN"})
    void a_fulfillment_of_a_sale_over_the_counter(String told, ShipmentStatus expected) {
        assertThat(Body.saleAtTill().fulfilled(1, told, 9001, 1).order().getShipments())
                .extracting(ReportedShipment::getStatus)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"label_printed,LABEL_CREATED", "in_transit,IN_TRANSIT", "out_for_delivery,OUT_FOR_DELIVERY",
            "delivered,DELIVERED", "failure,FAILED", "beamed_up,SHIPPED"})
    void a_parcel_is_where_its_carrier_says(String told, ShipmentStatus expected) {
        var body = Body.saleAtTill().addressed().shippingLine("{\"id\": 1}").with("fulfillments", """
                [{"id": 1, "status": "success", "shipment_status": "%s", "tracking_company": "UPS",
                  "tracking_number": null, "tracking_numbers": ["1Z"], "tracking_url": "https://t/1Z",
                  "line_items": [{"id": 9001, "quantity": 1}]}]""".formatted(told));

        assertThat(body.order().getShipments()).singleElement().satisfies(parcel -> {
            assertThat(parcel.getStatus()).isEqualTo(expected);
            assertThat(parcel.getTrackingNumber()).isEqualTo("1Z");
            assertThat(parcel.getTrackingUrl()).isEqualTo("https://t/1Z");
            assertThat(parcel.getCarrier()).isEqualTo("UPS");
        });
    }
}
