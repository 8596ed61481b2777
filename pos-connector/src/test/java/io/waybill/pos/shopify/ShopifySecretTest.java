package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopifySecretTest {

    private static final String SIGNATURE = "qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=";

    private final ShopifySecret secret = ShopifySecret.of("hush");
    private final byte[] body = "{\"id\":820982911946154508}".getBytes(UTF_8);

    @Test
    void knows_its_own_signature() {
        assertThat(secret.signed(body, SIGNATURE)).isTrue();
    }

    @Test
    void refuses_others_bytes_secrets_and_signatures() {
        assertThat(secret.signed("{\"id\":820982911946154509}".getBytes(UTF_8), SIGNATURE)).isFalse();
        assertThat(ShopifySecret.of("hush ").signed(body, SIGNATURE)).isFalse();
        assertThat(secret.signed(body, SIGNATURE.replace('q', 'Q'))).isFalse();
        assertThat(secret.signed(body, "")).isFalse();
        assertThat(secret.signed(body, "ä")).isFalse();
    }

    @Test
    void is_never_printed() {
        assertThat(secret.toString()).doesNotContain("hush");
    }
}
