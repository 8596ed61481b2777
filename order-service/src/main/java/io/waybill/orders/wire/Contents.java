package io.waybill.orders.wire;

import io.waybill.orders.order.Content;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.schemas.OrderContentFact;
import io.waybill.schemas.OrderReceived;

/** What the source says of an order. */
public final class Contents {

    private Contents() {}

    public static OrderContentFact toRecord(Content content, long revision) {
        return OrderContentFact.newBuilder()
                .setRevision(revision)
                .setPlatform(content.platform())
                .setStore(content.store())
                .setExternalId(content.externalId())
                .setName(content.name())
                .setSalesChannel(content.salesChannel())
                .setLocationId(content.locationId())
                .setDeliveryMethod(Enums.same(io.waybill.schemas.DeliveryMethod.class, content.delivery()))
                .setCountryCode(content.countryCode())
                .setPlacedAt(content.placedAt())
                .setFulfillAt(content.fulfillAt())
                .setCurrency(content.currency())
                .setPaymentStatus(Enums.same(io.waybill.schemas.PaymentStatus.class, content.paymentStatus()))
                .setAuthorizedUntil(content.authorizedUntil())
                .setTest(content.test())
                .setTags(content.tags())
                .setLines(content.lines().stream().map(Lines::toRecord).toList())
                .build();
    }

    public static Content fromRecord(OrderContentFact record) {
        return new Content(record.getPlatform(), record.getStore(), record.getExternalId(), record.getName(),
                record.getSalesChannel(), record.getLocationId(),
                Enums.same(DeliveryMethod.class, record.getDeliveryMethod()), record.getCountryCode(),
                record.getPlacedAt(), record.getFulfillAt(), record.getCurrency(),
                Enums.same(PaymentStatus.class, record.getPaymentStatus()), record.getAuthorizedUntil(),
                record.getTest(), record.getTags(),
                record.getLines().stream().map(Lines::fromRecord).toList());
    }

    /** The bare part of a snapshot. */
    public static Content of(OrderReceived record) {
        var address = record.getShippingAddress();
        return new Content(record.getPlatform(), record.getStore(), record.getExternalId(), record.getName(),
                record.getSalesChannel(), record.getLocationId(),
                Enums.same(DeliveryMethod.class, record.getDeliveryMethod()),
                address == null ? "" : address.getCountryCode(), record.getPlacedAt(), record.getFulfillAt(),
                record.getCurrency(),
                Enums.same(PaymentStatus.class, record.getPaymentStatus()), record.getAuthorizedUntil(),
                record.getTest(), record.getTags(),
                record.getLines().stream().map(Lines::fromRecord).toList()).requirePossible();
    }
}
