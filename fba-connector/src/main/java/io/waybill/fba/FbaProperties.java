package io.waybill.fba;

import io.waybill.fba.amazon.AmazonAccount;
import io.waybill.fba.lwa.Credentials;
import io.waybill.fba.mapping.FulfillmentPolicy;
import io.waybill.fba.mapping.OrderTerms;
import io.waybill.fba.mapping.ShippingSpeed;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Amazon accounts, and what is asked for in every order.
 *
 * @param orderComment stands on the packing slip
 * @param visibleAfter how long Amazon takes at most to show an order that it accepted
 */
@ConfigurationProperties("waybill.fba")
public record FbaProperties(@DefaultValue List<Account> accounts,
        @DefaultValue("Thank you for your order.") String orderComment,
        @DefaultValue("Standard") ShippingSpeed shippingSpeed,
        @DefaultValue("FillAllAvailable") FulfillmentPolicy fulfillmentPolicy,
        @DefaultValue("5m") Duration visibleAfter) {

    private static final int COMMENT_CHARS_MAX = 750;

    public FbaProperties {
        accounts = List.copyOf(accounts);
        requireDistinct(accounts);
        if (orderComment.isBlank() || orderComment.length() > COMMENT_CHARS_MAX) {
            throw new IllegalArgumentException("waybill.fba.order-comment must have 1 to %d characters, got %d"
                    .formatted(COMMENT_CHARS_MAX, orderComment.length()));
        }
        if (visibleAfter.isNegative()) {
            throw new IllegalArgumentException("waybill.fba.visible-after must be 0 or more, got " + visibleAfter);
        }
    }

    OrderTerms orderTerms() {
        return new OrderTerms(orderComment, shippingSpeed, fulfillmentPolicy);
    }

    /** Which account an order goes to must not depend on their order. */
    private static void requireDistinct(List<Account> accounts) {
        var names = new HashSet<String>();
        var stores = new HashSet<String>();
        for (var account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("waybill.fba.accounts names %s twice".formatted(account.name()));
            }
            var served = account.stores().isEmpty() ? List.of("") : account.stores();
            for (var store : served) {
                if (stores.add(store)) continue;
                throw new IllegalArgumentException(store.isEmpty()
                        ? "waybill.fba.accounts has two accounts that name no store, so both serve all"
                        : "waybill.fba.accounts names store %s twice".formatted(store));
            }
        }
    }

    /**
     * A seller's account.
     *
     * @param stores whose orders it fulfills; none: all that no other account names
     * @param endpoint of the region, such as https://sellingpartnerapi-na.amazon.com
     * @param lwaEndpoint where access tokens are given
     */
    public record Account(@DefaultValue("") String name, @DefaultValue List<String> stores,
            @DefaultValue("") String marketplaceId, @DefaultValue("") String endpoint,
            @DefaultValue("https://api.amazon.com/auth/o2/token") URI lwaEndpoint, @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret, @DefaultValue("") String refreshToken) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");

        public Account {
            stores = List.copyOf(stores);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "an account in waybill.fba.accounts needs a name of a-z, 0-9 and -, got '%s'".formatted(name));
            }
            require(name, "marketplace-id", marketplaceId);
            require(name, "endpoint", endpoint);
            require(name, "client-id", clientId);
            require(name, "client-secret", clientSecret);
            require(name, "refresh-token", refreshToken);
        }

        private static void require(String name, String key, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("waybill.fba.accounts: %s lacks its %s".formatted(name, key));
            }
        }

        AmazonAccount amazon() {
            var root = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
            return new AmazonAccount("amazon:" + name, stores, marketplaceId, URI.create(root),
                    new Credentials(lwaEndpoint, clientId, clientSecret, refreshToken));
        }

        @Override
        public String toString() {
            return "Account[name=%s, stores=%s, endpoint=%s, secrets hidden]".formatted(name, stores, endpoint);
        }
    }
}
