package io.waybill.simulator.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors are the platform's own, and one recomputed from its rules. */
class TopSignatureTest {

    @Test
    void a_system_api_is_signed_with_its_path() {
        assertThat(TopSignature.of("/auth/token/create", Map.of("app_key", "12345678", "code",
                "3_500102_JxZ05Ux3cnnSSUm6dCxYg6Q26", "sign_method", "sha256", "timestamp", "1517820392000"),
                "helloworld"))
                .isEqualTo("35607762342831B6A417A0DED84B79C05FEFBF116969C48AD6DC00279A9F4D81");
    }

    @Test
    void a_business_api_without_one_and_without_what_is_empty_or_the_signature_itself() {
        assertThat(TopSignature.of("", Map.of("app_key", "12345678", "method", "aliexpress.trade.ds.order.get",
                "session", "test-access-token", "sign_method", "sha256", "single_order_query",
                "{\"order_id\":\"8135000000000001\"}", "timestamp", "1700000000000", "simplify", "", "sign", "any"),
                "helloworld"))
                .isEqualTo("A715AA0FECF0D36DC1F4441396C799C0D29B338821AD0A5B2279E63EA2161ADA");
    }
}
