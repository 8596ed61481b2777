package io.waybill.dropship.aliexpress;

import io.waybill.dropship.aliexpress.mapping.Catalogue;
import io.waybill.dropship.aliexpress.mapping.Pace;
import io.waybill.dropship.aliexpress.mapping.SupplierProduct;
import io.waybill.kit.outside.QuotaLimit;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts at AliExpress and how they are used.
 *
 * @param accounts who orders there; none: nothing is ordered
 * @param pollInterval how soon an order of which something is still to leave is looked at again
 * @param shippedPollInterval how soon one whose parcels are on their way is
 * @param repeatWindow how long after the first call one of unknown outcome is sent again; AliExpress knows our key for
 *        24 hours, so it is shorter
 * @param zone whose wall clock AliExpress writes times by
 */
@ConfigurationProperties("waybill.dropship.aliexpress")
public record AliExpressProperties(@DefaultValue List<Account> accounts, @DefaultValue("5m") Duration pollInterval,
        @DefaultValue("1h") Duration shippedPollInterval, @DefaultValue("20h") Duration repeatWindow,
        @DefaultValue("America/Los_Angeles") ZoneId zone) {

    private static final String PREFIX = "waybill.dropship.aliexpress.";
    private static final Duration KEY_KNOWN_FOR = Duration.ofHours(24);
    private static final String PRODUCT_ID = "[1-9][0-9]{0,17}";

    public AliExpressProperties {
        accounts = List.copyOf(accounts);
        var names = new HashSet<String>();
        for (var account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("%saccounts names %s twice".formatted(PREFIX, account.name()));
            }
        }
        requirePositive("poll-interval", pollInterval);
        requirePositive("shipped-poll-interval", shippedPollInterval);
        requirePositive("repeat-window", repeatWindow);
        if (repeatWindow.compareTo(KEY_KNOWN_FOR) >= 0) {
            throw new IllegalArgumentException(
                    "%srepeat-window must be below 24 h, after which AliExpress would order again, got %s"
                            .formatted(PREFIX, repeatWindow));
        }
    }

    Pace pace() {
        return new Pace(pollInterval, shippedPollInterval);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("%s%s must be 1 ms or more, got %s".formatted(PREFIX, name, duration));
        }
    }

    /**
     * One account.
     *
     * @param stores the stores it orders for, as orders name them; none: every store that no other account names
     * @param endpoint where AliExpress listens
     * @param appKey the application's key in its console
     * @param appSecret what the application signs with
     * @param accessToken from the account's authorisation; the first of many
     * @param refreshToken makes the next tokens; empty: a person has to authorise again when the first one ends
     * @param shippingService who brings products that name no other service; empty: whoever AliExpress chooses
     * @param autoPay whether AliExpress takes the money by itself, for which it has to have allowed the account
     */
    public record Account(@DefaultValue("") String name, @DefaultValue List<String> stores,
            @DefaultValue("https://api-sg.aliexpress.com") URI endpoint, @DefaultValue("") String appKey,
            @DefaultValue("") String appSecret, @DefaultValue("") String accessToken,
            @DefaultValue("") String refreshToken, @DefaultValue("") String shippingService,
            @DefaultValue("false") boolean autoPay, @DefaultValue Quota quota, @DefaultValue List<Product> products) {

        public Account {
            if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
                throw new IllegalArgumentException(
                        "an account in %saccounts needs a name of 1 to 40 letters, digits, - and _, got %s"
                                .formatted(PREFIX, name));
            }
            require(name, "app-key", appKey);
            require(name, "app-secret", appSecret);
            require(name, "access-token", accessToken);
            stores = List.copyOf(stores);
            products = List.copyOf(products);
            var skus = new HashSet<String>();
            for (var product : products) {
                if (!skus.add(product.sku())) {
                    throw new IllegalArgumentException("%saccounts: %s maps sku %s twice".formatted(PREFIX, name,
                            product.sku()));
                }
            }
        }

        private static void require(String account, String field, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("%saccounts: %s lacks its %s".formatted(PREFIX, account, field));
            }
        }

        Catalogue catalogue() {
            var bySku = new HashMap<String, SupplierProduct>();
            for (var product : products) {
                bySku.put(product.sku(), new SupplierProduct(product.productId(), product.skuAttr(),
                        product.logisticsService().isEmpty() ? shippingService : product.logisticsService()));
            }
            return new Catalogue(name, bySku, autoPay);
        }

        @Override
        public String toString() {
            return "Account[name=%s, secrets=hidden]".formatted(name);
        }
    }

    /**
     * How many calls an account may make. AliExpress publishes no numbers; its console shows what an application has.
     *
     * @param callsPerSecond of each API, in the long run
     * @param burst of each API, at once
     */
    public record Quota(@DefaultValue("10") double callsPerSecond, @DefaultValue("20") int burst) {

        QuotaLimit limit() {
            return new QuotaLimit(callsPerSecond, burst);
        }
    }

    /**
     * What one of our skus is there.
     *
     * @param productId the product's number
     * @param skuAttr which variant, such as 14:350853#Black; empty: it has one only
     * @param logisticsService who brings it; empty: the account's shipping service
     */
    public record Product(@DefaultValue("") String sku, @DefaultValue("") String productId,
            @DefaultValue("") String skuAttr, @DefaultValue("") String logisticsService) {

        public Product {
            if (sku.isBlank() || !productId.matches(PRODUCT_ID)) {
                throw new IllegalArgumentException(
                        "a product in %saccounts[].products needs a sku and a numeric product-id, got %s and %s"
                                .formatted(PREFIX, sku, productId));
            }
        }
    }
}
