package io.waybill.simulator.shopify;

import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One store as its owner set it up.
 *
 * @param domain such as {@code main-street.myshopify.com}
 * @param zone   whose offset its times carry
 */
record Shop(String domain, Subscription webhook, @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("USD") String currency, List<Location> locations, List<Product> products) {

    Shop {
        locations = List.copyOf(locations);
        products = List.copyOf(products);
    }

    Optional<Location> location(long id) {
        return locations.stream().filter(location -> location.id() == id).findFirst();
    }

    Optional<Product> product(String sku) {
        return products.stream().filter(product -> product.sku().equals(sku)).findFirst();
    }

    /** Where webhooks go, and the secret that signs them. */
    record Subscription(URI url, String secret) {

        Subscription {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("a store's webhook secret is empty:"
                        + " set WAYBILL_SIMULATOR_WEBHOOK_SECRET in the environment");
            }
        }

        @Override
        public String toString() {
            return "Subscription[url=" + url + ", secret=***]";
        }
    }

    /** A place with tills; {@code markAsFulfilled} is the setting of that name in Shopify POS. */
    record Location(long id, String name, @DefaultValue("true") boolean markAsFulfilled) {}

    /** Something the store sells. */
    record Product(String sku, String title, BigDecimal price, @DefaultValue("") String vendor,
            @DefaultValue("true") boolean requiresShipping) {}
}
