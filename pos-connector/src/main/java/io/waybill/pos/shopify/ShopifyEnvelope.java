package io.waybill.pos.shopify;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The little that must be understood of a body before it is stored: whose it is, and how new it is. */
record ShopifyEnvelope(String externalId, @Nullable Instant changedAt) {

    /** Empty for what is no JSON object with an id. */
    static Optional<ShopifyEnvelope> of(byte[] body) {
        try {
            var order = Json.parse(body);
            return Optional.of(new ShopifyEnvelope(order.id("id"),
                    ShopifyTime.parse(order.lenientText("updated_at")).orElse(null)));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
