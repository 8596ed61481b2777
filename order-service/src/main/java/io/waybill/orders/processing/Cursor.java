package io.waybill.orders.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a page of orders ended. */
record Cursor(Instant placedAt, String orderId) {

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18}) ([A-Za-z0-9_-]{1,40})");

    String write() {
        var text = ChronoUnit.MICROS.between(Instant.EPOCH, placedAt) + " " + orderId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Cursor read(String text) {
        var matcher = FORM.matcher(decoded(text));
        if (!matcher.matches()) throw unusable(text);
        return new Cursor(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw unusable(text);
        }
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException("cursor '%s' is not one that this list has given".formatted(text));
    }
}
