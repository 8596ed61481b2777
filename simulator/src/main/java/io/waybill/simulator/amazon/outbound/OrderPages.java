package io.waybill.simulator.amazon.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders by the time of their last change of status, page by page. An order that changes while somebody turns pages
 * moves to the end: it may come twice and is never missed.
 */
final class OrderPages {

    private OrderPages() {}

    /** Where a page begins: behind that order at that time. */
    record From(Instant since, long afterNumber) {

        static final From START = new From(Instant.EPOCH, 0);

        private boolean includes(Instant at, long number) {
            return at.isAfter(since) || (at.equals(since) && number > afterNumber);
        }

        private String token() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((since.getEpochSecond() + "/" + afterNumber).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Some orders, and the token for the next ones, if there are any. */
    record Page(List<FulfillmentOrder> orders, @Nullable String nextToken) {}

    /** From a token, else from a date, else from the start; empty where the text is neither. */
    static Optional<From> from(Optional<String> queryStartDate, Optional<String> nextToken) {
        try {
            if (nextToken.isPresent() && !nextToken.get().isEmpty()) {
                byte[] text = Base64.getUrlDecoder().decode(nextToken.get());
                String[] parts = new String(text, StandardCharsets.UTF_8).split("/", 2);
                return Optional.of(new From(Instant.ofEpochSecond(Long.parseLong(parts[0])),
                        Long.parseLong(parts[parts.length - 1])));
            }
            return Optional.of(queryStartDate.map(date -> new From(ceiling(date), 0)).orElse(From.START));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Page page(Collection<FulfillmentOrder> orders, From from, int ordersMax, Instant now) {
        List<FulfillmentOrder> found = orders.stream()
                .filter(order -> from.includes(seconds(order, now), order.head().number()))
                .sorted(Comparator.comparing((FulfillmentOrder order) -> seconds(order, now))
                        .thenComparingLong(order -> order.head().number()))
                .limit(ordersMax + 1L)
                .toList();
        if (found.size() <= ordersMax) {
            return new Page(found, null);
        }
        List<FulfillmentOrder> shown = found.subList(0, ordersMax);
        FulfillmentOrder last = shown.getLast();
        return new Page(shown, new From(seconds(last, now), last.head().number()).token());
    }

    /** The API's times are in whole seconds, and are compared as such. */
    private static Instant seconds(FulfillmentOrder order, Instant now) {
        return order.statusSince(now).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant ceiling(String date) {
        Instant at = OffsetDateTime.parse(date).toInstant();
        Instant whole = at.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(at) ? whole : whole.plusSeconds(1);
    }
}
