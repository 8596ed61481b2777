package io.waybill.fba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.fba.mapping.FulfillmentPolicy;
import io.waybill.fba.mapping.ShippingSpeed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FbaPropertiesTest {

    @Test
    void are_read_as_they_are_written() {
        var properties = bind(Map.of("waybill.fba.shipping-speed", "Priority", "waybill.fba.accounts[0].stores",
                "a,b"));

        assertThat(properties.shippingSpeed()).isEqualTo(ShippingSpeed.PRIORITY);
        assertThat(properties.fulfillmentPolicy()).isEqualTo(FulfillmentPolicy.FILL_ALL_AVAILABLE);
        assertThat(properties.visibleAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(properties.accounts()).singleElement().satisfies(account -> {
            assertThat(account.amazon().name()).isEqualTo("amazon:main");
            assertThat(account.amazon().stores()).containsExactly("a", "b");
            assertThat(account.amazon().endpoint()).hasToString("https://sp.example");
            assertThat(account.amazon().credentials().endpoint()).hasToString("https://api.amazon.com/auth/o2/token");
        });
    }

    @Test
    void never_show_a_secret() {
        assertThat(bind(Map.of()).toString()).contains("main").doesNotContain("hush");
    }

    @Test
    void say_what_is_missing_or_too_much() {
        refuses("main lacks its refresh-token", Map.of("waybill.fba.accounts[0].refresh-token", " "));
        refuses("main lacks its marketplace-id", Map.of("waybill.fba.accounts[0].marketplace-id", ""));
        refuses("needs a name", Map.of("waybill.fba.accounts[0].name", "Main Street"));
        refuses("order-comment", Map.of("waybill.fba.order-comment", ""));
        refuses("names main twice", account(1, "main", "b"));
        refuses("both serve all", account(1, "other", ""));
        var same = new HashMap<>(account(1, "other", "a"));
        same.put("waybill.fba.accounts[0].stores", "a");
        refuses("names store a twice", same);
    }

    @Test
    void all_the_rest_has_a_default() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("waybill.fba.watch",
                WatchProperties.class)).isEqualTo(new WatchProperties(Duration.ofMinutes(5), Duration.ofHours(1),
                        Duration.ofDays(30), Duration.ofSeconds(30), Duration.ofMinutes(2)));
        assertThatThrownBy(() -> new QuotaProperties(0, 30)).hasMessageContaining("permits-per-second");
    }

    private static void refuses(String why, Map<String, String> changes) {
        assertThatThrownBy(() -> bind(changes)).rootCause().hasMessageContaining(why);
    }

    private static FbaProperties bind(Map<String, String> changes) {
        var properties = new HashMap<>(account(0, "main", ""));
        properties.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("waybill.fba",
                FbaProperties.class);
    }

    private static Map<String, String> account(int index, String name, String stores) {
        var at = "waybill.fba.accounts[%d].".formatted(index);
        var account = new HashMap<>(Map.of(at + "name", name, at + "marketplace-id", "M", at + "endpoint",
                "https://sp.example/", at + "client-id", "app", at + "client-secret", "hush", at + "refresh-token",
                "hush-too"));
        if (!stores.isEmpty()) account.put(at + "stores", stores);
        return account;
    }
}
