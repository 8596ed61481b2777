package io.waybill.orders.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** An order's id: 32 hex digits where we made it, in any case fit for every outside system. */
public record OrderId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public OrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("order id must match %s, is '%s'".formatted(FORM, value));
        }
    }

    public static Optional<OrderId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
