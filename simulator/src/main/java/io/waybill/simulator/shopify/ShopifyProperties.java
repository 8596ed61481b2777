package io.waybill.simulator.shopify;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code waybill.simulator.shopify.*}: the stores.
 *
 * @param ordersMax    orders kept in all stores together; beyond it no sale is taken, because a forgotten order would
 *                     be a truth nobody can ask for
 * @param firstOrderId 0 takes it from the clock, so that a restarted simulator never gives an id twice
 */
@ConfigurationProperties("waybill.simulator.shopify")
record ShopifyProperties(List<Shop> stores, @DefaultValue("20000") int ordersMax,
        @DefaultValue("0") long firstOrderId) {

    ShopifyProperties {
        stores = List.copyOf(stores);
        if (stores.isEmpty() || stores.stream().map(Shop::domain).distinct().count() != stores.size()) {
            throw new IllegalArgumentException(
                    "waybill.simulator.shopify.stores must name at least one store, and none twice");
        }
    }
}
