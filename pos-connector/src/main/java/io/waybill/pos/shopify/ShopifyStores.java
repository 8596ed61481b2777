package io.waybill.pos.shopify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stores that are connected, by their myshopify domain. */
public final class ShopifyStores {

    private final Map<String, ShopifySecret> secrets;

    public ShopifyStores(Map<String, ShopifySecret> secrets) {
        var byDomain = new HashMap<String, ShopifySecret>();
        secrets.forEach((shop, secret) -> byDomain.put(domain(shop), secret));
        this.secrets = Map.copyOf(byDomain);
    }

    /** The domain of the store that signed these bytes; empty for strangers and forgeries. */
    Optional<String> signer(String shop, byte[] body, String signature) {
        var domain = domain(shop);
        var secret = secrets.get(domain);
        return secret != null && secret.signed(body, signature) ? Optional.of(domain) : Optional.empty();
    }

    /** Ids are made from it: written in two ways it would be two stores. */
    private static String domain(String shop) {
        return shop.strip().toLowerCase(Locale.ROOT);
    }
}
