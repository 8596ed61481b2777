package io.waybill.orders.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the source says of an order, without personal data.
 *
 * @param fulfillAt nothing is to begin before then; null: at once
 * @param authorizedUntil when the payment's authorization lapses; null: not known, or there is none
 */
public record Content(String platform, String store, String externalId, String name, String salesChannel,
        String locationId, DeliveryMethod delivery, String countryCode, Instant placedAt,
        @Nullable Instant fulfillAt, String currency, PaymentStatus paymentStatus, @Nullable Instant authorizedUntil,
        boolean test, List<String> tags,
        List<Line> lines) {

    /** The platform of orders that were placed with us. */
    public static final String API = "API";
    static final int LINES_MAX = 1_000;
    /** Of all lines together, in the order's currency: what records hold. */
    static final BigDecimal VALUE_MAX = new BigDecimal("999999999999999");

    public Content {
        var ids = new HashSet<String>();
        for (var line : lines) {
            if (!ids.add(line.lineId()))
                throw new IllegalArgumentException("line %s stands twice".formatted(line.lineId()));
        }
        placedAt = Times.micros(placedAt);
        if (fulfillAt != null) fulfillAt = Times.micros(fulfillAt);
        if (authorizedUntil != null) authorizedUntil = Times.micros(authorizedUntil);
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
    }

    /** Sold over the counter: the goods left with the customer, whatever anybody marks later. */
    public boolean inStore() {
        return delivery == DeliveryMethod.RETAIL;
    }

    /** What somebody tells must be possible; with an edit over it, it may be worth more. */
    public Content requirePossible() {
        if (isWorthTooMuch()) {
            throw new IllegalArgumentException("the lines must be worth %s at most".formatted(VALUE_MAX));
        }
        return requireFewLines();
    }

    private Content requireFewLines() {
        if (lines.size() <= LINES_MAX) return this;
        throw new IllegalArgumentException("at most %d lines expected, are %d".formatted(LINES_MAX, lines.size()));
    }

    boolean isWorthTooMuch() {
        return value(lines).compareTo(VALUE_MAX) > 0;
    }

    Content with(List<Line> otherLines, String otherCountryCode) {
        return new Content(platform, store, externalId, name, salesChannel, locationId, delivery, otherCountryCode,
                placedAt, fulfillAt, currency, paymentStatus, authorizedUntil, test, tags, otherLines);
    }

    /** Until when the payment has to be captured. */
    public Optional<Instant> captureBy() {
        return paymentStatus == PaymentStatus.AUTHORIZED ? Optional.ofNullable(authorizedUntil) : Optional.empty();
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    /**
     * A line that was ever with a channel stays, at 0 if the source dropped it; one at 0 that never was is left out. So
     * it makes no difference which snapshots were missed.
     */
    Content keepingLinesOf(Order order) {
        var kept = new ArrayList<Line>();
        for (var line : lines) {
            if (line.quantity() > 0 || order.hasTouched(line.lineId())) kept.add(line);
        }
        if (order.content() != null) {
            for (var old : order.content().lines()) {
                if (line(old.lineId()).isEmpty() && order.hasTouched(old.lineId())) kept.add(old.withQuantity(0));
            }
        }
        return with(kept, countryCode).requireFewLines();
    }

    Units ordered() {
        return units(_ -> true);
    }

    /** Units that somebody must send or hand over. */
    Units shippable() {
        return units(Line::requiresShipping);
    }

    private static BigDecimal value(List<Line> lines) {
        return lines.stream()
                .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Units units(Predicate<Line> which) {
        return Units.sum(lines.stream().filter(which).map(line -> Units.of(line.lineId(), line.quantity())).toList());
    }
}
