package io.waybill.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void signs_the_raw_bytes_as_the_shop_does() {
        byte[] body = "{\"id\":820982911946154508}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.of(body, "hush")).isEqualTo("qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=");
    }
}
