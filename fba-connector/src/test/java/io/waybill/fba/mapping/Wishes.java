package io.waybill.fba.mapping;

import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wishes as order-service makes them. */
public final class Wishes {

    public static final String ORDER = "0123456789abcdef0123456789abcdef";
    public static final String ID = ORDER + "-F1";

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
                .setProvince("IL")
                .setPostalCode("62701")
                .setCountryCode("US")
                .setPhone("+1 217 555 0100")
                .build();
    }

    public static FulfillmentRequest wish(RequestedLine... lines) {
        return changed(wish(Arrays.asList(lines)), wish -> wish);
    }

    public static FulfillmentRequest wish(List<RequestedLine> lines) {
        return FulfillmentRequest.newBuilder()
                .setOrderId(ORDER)
                .setFulfillmentOrderId(ID)
                .setRevision(1)
                .setWish(Wish.SUBMITTED)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1001")
                .setOrderName("#1001")
                .setPlacedAt(Instant.parse("2026-11-23T09:15:30.123456Z"))
                .setCurrency("USD")
                .setLines(lines)
                .setRecipient(address())
                .setEmail("ada@example.org")
                .build();
    }

    public static FulfillmentRequest changed(FulfillmentRequest request,
            UnaryOperator<FulfillmentRequest.Builder> change) {
        return change.apply(FulfillmentRequest.newBuilder(request)).build();
    }

    public static FulfillmentRequest cancelled(FulfillmentRequest request) {
        return changed(request, wish -> wish.setWish(Wish.CANCELLED).setRevision(2));
    }
}
