package io.waybill.kit.outside;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;

/** How each account stands, for people and for dashboards. The database is asked at most every 5 s. */
final class AccountReport {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Guards guards;
    private final Quota quota;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final Map<Bucket, Sample> samples = new HashMap<>();

    AccountReport(Guards guards, Quota quota, InstantSource clock, MeterRegistry registry) {
        this.guards = guards;
        this.quota = quota;
        this.clock = clock;
        this.registry = registry;
    }

    private record Bucket(String account, String operation) {}

    private record Sample(Instant at, double used) {}

    /** An account; {@code quotaUsed} is the share of each bucket that is spent, from 0 to 1. */
    record Account(String account, String breaker, Map<String, Double> quotaUsed) {}

    void registerGauges() {
        for (var guard : guards.all()) {
            guard.limits()
                    .forEach((operation, limit) -> Gauge
                            .builder("waybill.quota.used.ratio", this, report -> report.used(guard, operation, limit))
                            .description("Share of the account's permits for the operation that is spent")
                            .tag("account", guard.account())
                            .tag("operation", operation)
                            .register(registry));
        }
    }

    List<Account> accounts() {
        return guards.all().stream().map(guard -> {
            var used = new TreeMap<String, Double>();
            guard.limits().forEach((operation, limit) -> used.put(operation, used(guard, operation, limit)));
            return new Account(guard.account(), guard.breakerState().name(), used);
        }).toList();
    }

    private synchronized double used(Guard guard, String operation, QuotaLimit limit) {
        var bucket = new Bucket(guard.account(), operation);
        var now = clock.instant();
        var known = samples.get(bucket);
        if (known != null && known.at().plus(FRESH).isAfter(now)) return known.used();
        var used = ask(guard, operation, limit);
        samples.put(bucket, new Sample(now, used));
        return used;
    }

    private double ask(Guard guard, String operation, QuotaLimit limit) {
        try {
            return 1 - quota.permits(guard.account(), operation, limit) / limit.capacity();
        } catch (DataAccessException _) {
            // Health says that the database is away; a made-up number would say that all permits are there.
            return Double.NaN;
        }
    }
}
