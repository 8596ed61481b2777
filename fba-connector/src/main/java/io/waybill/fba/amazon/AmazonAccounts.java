package io.waybill.fba.amazon;

import io.waybill.kit.outside.Guard;
import io.waybill.kit.outside.Guards;
import io.waybill.kit.outside.QuotaLimit;
import io.waybill.schemas.FulfillmentRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All accounts, each with its guard. */
public final class AmazonAccounts {

    private final Map<String, Guarded> byName = new LinkedHashMap<>();

    private record Guarded(AmazonAccount account, Guard guard) {}

    public AmazonAccounts(Collection<AmazonAccount> accounts, Guards guards, QuotaLimit limit) {
        for (var account : accounts) {
            byName.put(account.name(), new Guarded(account,
                    guards.guard(account.name(), Operations.limitedTo(limit))));
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    AmazonAccount account(String name) {
        return guarded(name).account();
    }

    Guard guard(String name) {
        return guarded(name).guard();
    }

    /** The one that names the request's store, else the one that names none. */
    Optional<AmazonAccount> of(FulfillmentRequest request) {
        return first(account -> account.stores().contains(request.getStore())).or(() -> first(account -> account
                .stores()
                .isEmpty()));
    }

    private Optional<AmazonAccount> first(Predicate<AmazonAccount> wanted) {
        return List.copyOf(byName.values()).stream().map(Guarded::account).filter(wanted).findFirst();
    }

    private Guarded guarded(String name) {
        var guarded = byName.get(name);
        if (guarded == null) throw new IllegalStateException("account %s is not configured".formatted(name));
        return guarded;
    }
}
