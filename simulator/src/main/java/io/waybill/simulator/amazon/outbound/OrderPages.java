package io.waybill.simulator.amazon.outbound;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** Where a page begins. */
    sealed interface From {

        boolean includes(FulfillmentOrder order, Instant now);

        /** At a date. The API tells whole seconds, so that a date it told includes the order it told it of. */
        record Since(Instant second) implements From {

            @Override
            public boolean includes(FulfillmentOrder order, Instant now) {
                return !order.statusSince(now).truncatedTo(ChronoUnit.SECONDS).isBefore(second);
            }
        }

        /** Behind the last order of the page before. */
        record Behind(Instant at, long number) implements From {

            @Override
            public boolean includes(FulfillmentOrder order, Instant now) {
                Instant since = order.statusSince(now);
                return since.isAfter(at) || (since.equals(at) && order.head().number() > number);
            }

            String token() {
                String text = at.getEpochSecond() + "/" + at.getNano() + "/" + number;
                return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            }

            static Behind of(String token) {
                String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
                        .split("/", -1);
                if (parts.length != 3) {
                    throw new IllegalArgumentException("a token has three parts");
                }
                return new Behind(Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                        Long.parseLong(parts[2]));
            }
        }
    }

    /** Some orders, and the token for the next ones, if there are any. */
    record Page(List<FulfillmentOrder> orders, @Nullable String nextToken) {}

    /** From a token, else from a date, else from the start; empty where the text is neither. */
    static Optional<From> from(Optional<String> queryStartDate, Optional<String> nextToken) {
        try {
            return Optional.of(nextToken.filter(token -> !token.isEmpty())
                    .<From>map(From.Behind::of)
                    .orElseGet(() -> new From.Since(queryStartDate.map(OrderPages::ceiling).orElse(Instant.EPOCH))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Page page(Collection<FulfillmentOrder> orders, From from, int ordersMax, Instant now) {
        List<FulfillmentOrder> found = orders.stream()
                .filter(order -> from.includes(order, now))
                .sorted(Comparator.comparing((FulfillmentOrder order) -> order.statusSince(now))
                        .thenComparingLong(order -> order.head().number()))
                .limit(ordersMax + 1L)
                .toList();
        if (found.size() <= ordersMax) {
            return new Page(found, null);
        }
        List<FulfillmentOrder> shown = found.subList(0, ordersMax);
        FulfillmentOrder last = shown.getLast();
        return new Page(shown, new From.Behind(last.statusSince(now), last.head().number()).token());
    }

    private static Instant ceiling(String date) {
        Instant at = OffsetDateTime.parse(date).toInstant();
        Instant whole = at.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(at) ? whole : whole.plusSeconds(1);
    }
}
