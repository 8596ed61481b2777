package io.waybill.dropship.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.dropship.aliexpress.mapping.SupplierProduct;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AliExpressPropertiesTest {

    private static final String ACCOUNT = "waybill.dropship.aliexpress.accounts[0].";

    @Test
    void an_account_is_read_and_shows_no_secret() {
        var account = bound(Map.of(ACCOUNT + "products[0].sku", "LAMP", ACCOUNT + "products[0].product-id", "1002",
                ACCOUNT + "shipping-service", "CAINIAO_STANDARD")).accounts().getFirst();

        assertThat(account.toString()).contains("main").doesNotContain("hush");
        assertThat(account.catalogue().bySku()).containsEntry("LAMP", new SupplierProduct("1002", "",
                "CAINIAO_STANDARD"));
        assertThat(account.autoPay()).isFalse();
        assertThat(account.quota().callsPerSecond()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"waybill.dropship.aliexpress.repeat-window, 24h, below 24 h",
            "waybill.dropship.aliexpress.poll-interval, 0s, poll-interval",
            "waybill.dropship.aliexpress.accounts[0].app-secret, '', lacks its app-secret",
            "waybill.dropship.aliexpress.accounts[0].name, 'a b', needs a name",
            "waybill.dropship.aliexpress.accounts[0].products[0].sku, X, numeric product-id"})
    void what_cannot_be_is_refused_by_name(String property, String value, String message) {
        assertThatThrownBy(() -> bound(Map.of(property, value))).hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void two_accounts_of_one_name_are_refused() {
        var twice = new HashMap<String, String>();
        account(twice, "waybill.dropship.aliexpress.accounts[1].");

        assertThatThrownBy(() -> bound(twice)).rootCause().hasMessageContaining("names main twice");
    }

    private static AliExpressProperties bound(Map<String, String> changes) {
        var all = new HashMap<String, String>();
        account(all, ACCOUNT);
        all.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("waybill.dropship.aliexpress",
                AliExpressProperties.class);
    }

    private static void account(Map<String, String> properties, String prefix) {
        properties.putAll(Map.of(prefix + "name", "main", prefix + "app-key", "1", prefix + "app-secret", "hush-1",
                prefix + "access-token", "hush-2", prefix + "refresh-token", "hush-3"));
    }
}
