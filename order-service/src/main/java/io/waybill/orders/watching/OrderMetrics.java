package io.waybill.orders.watching;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.orders.order.Blocker;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.OrderException;
import io.waybill.orders.order.Owner;
import io.waybill.orders.processing.OrderReport;
import io.waybill.orders.processing.OrderReport.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How many orders are not finished, what they wait for, and how many are late. */
@Component
class OrderMetrics {

    /** Channels name problems in words of their own; what is beyond so many is counted as one. */
    static final int BLOCKERS_MAX = 100;

    static final String OTHER = "OTHER";

    private record Waiting(String blocker, String owner) {

        static Waiting of(Count count) {
            return new Waiting(count.blocker(), count.owner());
        }
    }

    private record Sample(boolean known, List<Count> counts, Map<String, Long> exceptions, Duration dueLag) {}

    private final OrderReport report;
    private final MeterRegistry meters;
    private final Set<Waiting> told = ConcurrentHashMap.newKeySet();
    private volatile Sample sample = new Sample(true, List.of(), Map.of(), Duration.ZERO);

    OrderMetrics(OrderReport report, MeterRegistry meters) {
        this.report = report;
        this.meters = meters;
        for (var status : FulfillmentStatus.values()) {
            if (status != FulfillmentStatus.FULFILLED) tell(status);
        }
        gauge("waybill.orders.late", "unfinished orders whose ship-by or deadline has passed",
                s -> sum(s, Count::late, _ -> true)).register(meters);
        gauge("waybill.orders.due.lag.seconds", "how long the order that waits longest for time to pass has been due",
                s -> s.dueLag().toMillis() / 1000.0).register(meters);
        for (var kind : Blocker.Kind.values()) {
            if (kind != Blocker.Kind.CHANNEL_PROBLEM) tell(new Waiting(kind.name(), kind.owner().name()));
        }
        for (var owner : Owner.values()) tellOther(owner);
        for (var kind : OrderException.Kind.values()) tell(kind);
    }

    /** Counts anew. While the database is away nothing is known: a made-up 0 would say that nothing waits. */
    void runOnce(Instant now) {
        try {
            sample = new Sample(true, report.unfinished(now), report.exceptions(), report.dueLag(now));
        } catch (DataAccessException e) {
            sample = new Sample(false, List.of(), Map.of(), Duration.ZERO);
            throw e;
        }
        for (var count : sample.counts()) {
            if (told.size() < BLOCKERS_MAX) tell(Waiting.of(count));
        }
    }

    private void tell(FulfillmentStatus status) {
        gauge("waybill.orders", "unfinished orders by fulfillment status",
                s -> sum(s, Count::orders, count -> count.fulfillmentStatus().equals(status.name())))
                .tag("fulfillment_status", status.name())
                .register(meters);
    }

    /** The words of channels, of which there may be many, count as one. */
    private void tell(OrderException.Kind kind) {
        gauge("waybill.orders.exceptions", "orders that people have to mend, by what is wrong",
                s -> s.exceptions()
                        .entrySet()
                        .stream()
                        .filter(e -> OrderException.Kind.named(e.getKey()) == kind)
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .tag("exception", kind.name())
                .register(meters);
    }

    private void tell(Waiting waiting) {
        if (told.add(waiting)) blocked(waiting, count -> waiting.equals(Waiting.of(count)));
    }

    private void tellOther(Owner owner) {
        blocked(new Waiting(OTHER, owner.name()),
                count -> count.owner().equals(owner.name()) && !told.contains(Waiting.of(count)));
    }

    private void blocked(Waiting waiting, Predicate<Count> which) {
        gauge("waybill.orders.blocked", "unfinished orders by what they wait for and who has to act",
                s -> sum(s, Count::orders, which)).tag("blocker", waiting.blocker())
                .tag("owner", waiting.owner())
                .register(meters);
    }

    private static double sum(Sample sample, ToLongFunction<Count> number, Predicate<Count> which) {
        return sample.counts().stream().filter(which).mapToLong(number).sum();
    }

    private Gauge.Builder<OrderMetrics> gauge(String name, String description, ToDoubleFunction<Sample> value) {
        return Gauge.builder(name, this, metrics -> {
            var now = metrics.sample;
            return now.known() ? value.applyAsDouble(now) : Double.NaN;
        }).description(description);
    }
}
