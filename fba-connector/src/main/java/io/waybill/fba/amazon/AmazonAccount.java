package io.waybill.fba.amazon;

import io.waybill.fba.lwa.Credentials;
import java.net.URI;
import java.util.List;

/**
 * A seller's account.
 *
 * @param name unique in this connector; a tag of metrics
 * @param stores whose orders it fulfills; empty: all that no other account names
 */
public record AmazonAccount(String name, List<String> stores, String marketplaceId, URI endpoint,
        Credentials credentials) {

    public AmazonAccount { stores = List.copyOf(stores); }
}
