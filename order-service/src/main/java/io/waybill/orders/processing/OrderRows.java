package io.waybill.orders.processing;

import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.Exceptions;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Changed orders as columns, for one statement whatever their number. */
record OrderRows(List<Change> changes) {

    /** In no name. */
    static final String NAMES_APART = "\u001f";
    private static final int SEARCH_TEXT_CHARS_MAX = 8_000;

    StatementSpec bind(StatementSpec sql) {
        return sql.param("ids", texts(o -> o.id().value()))
                .param("olds", changes.stream().map(c -> c.before().version()).toArray(Long[]::new))
                .param("versions", changes.stream().map(c -> c.after().version()).toArray(Long[]::new))
                .param("platforms", texts(o -> o.known().platform()))
                .param("stores", texts(o -> o.known().store()))
                .param("externals", texts(o -> o.known().externalId()))
                .param("names", texts(o -> o.known().name()))
                .param("placed", times(o -> o.known().placedAt()))
                .param("lifecycles", texts(o -> o.lifecycle().name()))
                .param("payments", texts(o -> o.known().paymentStatus().name()))
                .param("fulfillments", texts(o -> o.fulfillmentStatus().name()))
                .param("blockers", texts(o -> ofBlocker(o, Blocker::name)))
                .param("owners", texts(o -> ofBlocker(o, b -> b.owner().name())))
                .param("rules", texts(OrderRows::blockedRules))
                .param("dues", times(o -> o.dueAt().orElse(null)))
                .param("lates", times(o -> o.lateAt().orElse(null)))
                .param("exceptions", texts(o -> String.join(NAMES_APART, exceptions(o))))
                .param("texts", texts(OrderRows::searchText))
                .param("documents", texts(OrderDocument::write));
    }

    private @Nullable String[] texts(Function<Order, @Nullable String> column) {
        return changes.stream().map(c -> column.apply(c.after())).toArray(String[]::new);
    }

    /** As text: the driver takes no arrays of times. */
    private @Nullable String[] times(Function<Order, @Nullable Instant> column) {
        return texts(order -> {
            var at = column.apply(order);
            return at == null ? null : at.toString();
        });
    }

    private static @Nullable String ofBlocker(Order order, Function<Blocker, String> part) {
        return order.blocker() == null ? null : part.apply(order.blocker());
    }

    /** Set only while the order waits for other rules. */
    private static @Nullable String blockedRules(Order order) {
        if (order.isErased()) return null;
        var unpaid = order.restraint().unpaid();
        if (unpaid != null) return unpaid.rulesVersion();
        var asksRules = order.cancellation() == null && !order.openToShip().isNone() && !order.isWaiting();
        return asksRules ? order.routingBlock().rulesVersion() : null;
    }

    static SortedSet<String> exceptions(Order order) {
        return Exceptions.of(order).stream().map(OrderException::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String searchText(Order order) {
        var content = order.known();
        var words = Stream.of(Stream.of(content.name(), content.externalId(), order.id().value()),
                content.lines().stream().map(Line::sku),
                order.fulfillmentOrders()
                        .stream()
                        .flatMap(f -> f.shipments().stream())
                        .map(s -> s.report().tracking().number()));
        var text = words.flatMap(w -> w).filter(w -> !w.isEmpty()).distinct().collect(Collectors.joining(" "));
        return text.substring(0, Math.min(text.length(), SEARCH_TEXT_CHARS_MAX)).toLowerCase(Locale.ROOT);
    }
}
