package io.waybill.pos.shopify;

import io.waybill.pos.sale.Sale;
import io.waybill.pos.sale.SaleReader;
import io.waybill.schemas.DeliveryMethod;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.PaymentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an order in Shopify's REST shape says, in our words. Pure. */
public final class ShopifyMapping implements SaleReader {

    static final String PLATFORM = "SHOPIFY";

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Reading read(Sale sale) {
        try {
            return new Reading.Read(order(sale, Json.parse(sale.body().bytes())));
        } catch (UnreadableException e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    private static OrderReceived order(Sale sale, Json order) {
        var lines = ShopifyLines.of(order);
        var delivery = ShopifyDelivery.of(order, lines);
        var received = OrderReceived.newBuilder()
                .setOrderId(sale.orderId())
                .setRevision(0)
                .setPlatform(sale.key().platform())
                .setStore(sale.key().store())
                .setExternalId(sale.key().externalId())
                .setName(name(sale, order))
                .setSalesChannel(order.text("source_name"))
                .setLocationId(order.optionalId("location_id").orElse(""))
                .setDeliveryMethod(delivery)
                .setPlacedAt(placedAt(order))
                .setCurrency(currency(order))
                .setPaymentStatus(paymentStatus(order))
                .setCancelReason(order.text("cancel_reason"))
                .setTest(order.flag("test", false))
                .setTags(tags(order))
                .setEmail(email(order))
                .setLines(lines)
                .setShipments(ShopifyShipments.of(order, lines, delivery));
        order.time("updated_at").ifPresent(received::setSourceChangedAt);
        order.time("cancelled_at").ifPresent(received::setCancelledAt);
        // A sale over the counter goes nowhere, whatever the customer's address is.
        if (delivery != DeliveryMethod.RETAIL) {
            ShopifyDelivery.address(order).ifPresent(received::setShippingAddress);
        }
        return received.build();
    }

    private static String name(Sale sale, Json order) {
        var name = order.text("name");
        return name.isEmpty() ? "#" + sale.key().externalId() : name;
    }

    private static Instant placedAt(Json order) {
        return Stream.of("processed_at", "created_at", "updated_at")
                .flatMap(field -> order.time(field).stream())
                .findFirst()
                .orElseThrow(() -> order.misfit("processed_at", "is missing, and so is created_at"));
    }

    private static String currency(Json order) {
        var currency = order.text("currency").toUpperCase(Locale.ROOT);
        if (!currency.matches("[A-Z]{3}")) throw order.misfit("currency", "is no currency");
        return currency;
    }

    private static String email(Json order) {
        var email = order.text("email");
        return email.isEmpty() ? order.text("contact_email") : email;
    }

    private static List<String> tags(Json order) {
        return Arrays.stream(order.text("tags").split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static PaymentStatus paymentStatus(Json order) {
        return switch (order.text("financial_status")) {
            case "pending" -> PaymentStatus.PENDING;
            case "authorized" -> PaymentStatus.AUTHORIZED;
            case "expired" -> PaymentStatus.EXPIRED;
            case "partially_paid" -> PaymentStatus.PARTIALLY_PAID;
            case "paid" -> PaymentStatus.PAID;
            case "partially_refunded" -> PaymentStatus.PARTIALLY_REFUNDED;
            case "refunded" -> PaymentStatus.REFUNDED;
            case "voided" -> PaymentStatus.VOIDED;
            default -> PaymentStatus.UNKNOWN;
        };
    }
}
