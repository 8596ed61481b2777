package io.waybill.dropship.aliexpress;

import io.waybill.dropship.aliexpress.mapping.Catalogue;
import io.waybill.kit.outside.Guards;
import java.time.InstantSource;
import java.util.List;

/**
 * One account at AliExpress.
 *
 * @param name unique among all accounts of this connector
 * @param stores those it orders for; none: every store that no other account names
 */
record AliExpressAccount(String name, List<String> stores, Catalogue catalogue, AliExpressClient client) {

    static AliExpressAccount of(AliExpressProperties.Account account, Guards guards, InstantSource clock) {
        var name = name(account);
        var guard = guards.guard(name, AliExpressClient.limits(account.quota().limit()));
        return new AliExpressAccount(name, account.stores(), account.catalogue(),
                new AliExpressClient(account, guard, clock));
    }

    static String name(AliExpressProperties.Account account) {
        return "aliexpress:" + account.name();
    }

    boolean names(String store) {
        return stores.contains(store);
    }
}
