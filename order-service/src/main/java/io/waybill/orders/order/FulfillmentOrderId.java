package io.waybill.orders.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names the share of one order given to one channel; towards the outside it is the idempotency key. */
public record FulfillmentOrderId(OrderId orderId, int number) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,32})-F([1-9][0-9]{0,3})");

    public static Optional<FulfillmentOrderId> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new FulfillmentOrderId(new OrderId(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    @Override
    public String toString() {
        return orderId + "-F" + number;
    }
}
