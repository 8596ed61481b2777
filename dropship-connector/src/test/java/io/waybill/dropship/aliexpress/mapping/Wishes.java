package io.waybill.dropship.aliexpress.mapping;

import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Wishes as order-service makes them, and what their skus are at AliExpress. */
public final class Wishes {

    public static final String ORDER = "0123456789abcdef0123456789abcdef";
    public static final Catalogue CATALOGUE = new Catalogue("main", Map.of("BLACK-MUG",
            new SupplierProduct("1001", "14:350853#Black", "CAINIAO_STANDARD"), "WHITE-MUG",
            new SupplierProduct("1001", "14:29#White", "CAINIAO_STANDARD"), "LAMP", new SupplierProduct("1002", "", ""),
            "CHAIR", new SupplierProduct("1003", "", "")), false);

    private Wishes() {}

    public static RequestedLine line(String id, String sku, int quantity) {
        return RequestedLine.newBuilder()
                .setLineId(id)
                .setSku(sku)
                .setTitle("Something")
                .setQuantity(quantity)
                .setUnitPrice(new BigDecimal("10.0000"))
                .build();
    }

    public static Address address() {
        return Address.newBuilder()
                .setName("Ada Lovelace")
                .setAddress1("12 St James's Square")
                .setCity("Springfield")
                .setProvince("Illinois")
                .setPostalCode("62701")
                .setCountryCode("US")
                .setPhone("+1 217 555 0100")
                .build();
    }

    public static FulfillmentRequest wish(RequestedLine... lines) {
        return FulfillmentRequest.newBuilder()
                .setOrderId(ORDER)
                .setFulfillmentOrderId(ORDER + "-F1")
                .setRevision(1)
                .setWish(Wish.SUBMITTED)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1001")
                .setOrderName("#1001")
                .setPlacedAt(Instant.parse("2026-11-23T09:15:30.123456Z"))
                .setCurrency("USD")
                .setLines(Arrays.asList(lines))
                .setRecipient(address())
                .setEmail("ada@example.org")
                .build();
    }

    public static FulfillmentRequest changed(FulfillmentRequest request,
            UnaryOperator<FulfillmentRequest.Builder> change) {
        return change.apply(FulfillmentRequest.newBuilder(request)).build();
    }

    public static FulfillmentRequest to(FulfillmentRequest request, UnaryOperator<Address.Builder> change) {
        return changed(request, wish -> wish.setRecipient(change.apply(Address.newBuilder(address())).build()));
    }

    public static FulfillmentRequest cancelled(FulfillmentRequest request) {
        return changed(request, wish -> wish.setWish(Wish.CANCELLED).setRevision(2));
    }
}
