package io.waybill.orders.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names one parcel; the number is given when its outside key is first seen, and kept. */
public record ShipmentId(FulfillmentOrderId fulfillmentOrderId, int number) {

    private static final Pattern FORM = Pattern.compile("(.+)-S([1-9][0-9]{0,3})");

    public static Optional<ShipmentId> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return FulfillmentOrderId.parse(matcher.group(1))
                .map(id -> new ShipmentId(id, Integer.parseInt(matcher.group(2))));
    }

    @Override
    public String toString() {
        return fulfillmentOrderId + "-S" + number;
    }
}
