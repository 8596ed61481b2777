package io.waybill.pos;

import io.waybill.pos.channel.MarkAsFulfilled;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The stores whose tills are connected, and their locations.
 *
 * @param webhookDeliveryRetention in days: how long a repeated webhook is recognised; a store repeats for 4 hours
 */
@ConfigurationProperties("waybill.pos")
public record PosProperties(@DefaultValue List<Store> stores, @DefaultValue List<Location> locations,
        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("30") Duration webhookDeliveryRetention) {

    public PosProperties {
        var shops = new HashSet<String>();
        for (var store : stores) {
            if (!shops.add(store.shop().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("waybill.pos.stores names %s twice".formatted(store.shop()));
            }
        }
        var ids = new HashSet<String>();
        for (var location : locations) {
            if (!ids.add(location.id())) {
                throw new IllegalArgumentException("waybill.pos.locations names %s twice".formatted(location.id()));
            }
        }
        if (webhookDeliveryRetention.toDays() < 1) {
            throw new IllegalArgumentException("waybill.pos.webhook-delivery-retention must be 1 day or more, got "
                    + webhookDeliveryRetention);
        }
    }

    /**
     * A Shopify store.
     *
     * @param shop its myshopify domain, which is also the store's name in our orders
     * @param webhookSecret what it signs its webhooks with
     */
    public record Store(@DefaultValue("") String shop, @DefaultValue("") String webhookSecret) {

        public Store {
            if (shop.isBlank()) throw new IllegalArgumentException("a store in waybill.pos.stores lacks its shop");
            if (webhookSecret.isBlank()) {
                throw new IllegalArgumentException("waybill.pos.stores: %s lacks its webhook-secret".formatted(shop));
            }
        }

        @Override
        public String toString() {
            return "Store[shop=%s, webhookSecret=hidden]".formatted(shop);
        }
    }

    /**
     * A place with tills.
     *
     * @param id its number at Shopify
     */
    public record Location(@DefaultValue("") String id, @DefaultValue("follow") MarkAsFulfilled markAsFulfilled) {

        public Location {
            if (id.isBlank()) throw new IllegalArgumentException("a location in waybill.pos.locations lacks its id");
        }
    }
}
