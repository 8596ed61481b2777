package io.waybill.dropship.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AliExpressSignatureTest {

    @Test
    void is_that_of_the_official_example_for_system_apis() {
        assertThat(AliExpressSignature.of("/auth/token/create", Map.of("app_key", "12345678", "code",
                "3_500102_JxZ05Ux3cnnSSUm6dCxYg6Q26", "sign_method", "sha256", "timestamp", "1517820392000"),
                "helloworld"))
                .isEqualTo("35607762342831B6A417A0DED84B79C05FEFBF116969C48AD6DC00279A9F4D81");
    }

    @Test
    void of_business_apis_leaves_out_path_itself_and_what_is_empty() {
        assertThat(AliExpressSignature.of("", Map.of("app_key", "12345678", "method",
                "aliexpress.trade.ds.order.get", "session", "test-access-token", "sign_method", "sha256",
                "single_order_query", "{\"order_id\":\"8135000000000001\"}", "timestamp", "1700000000000", "sign",
                "not signed", "simplify", ""), "helloworld"))
                .isEqualTo("A715AA0FECF0D36DC1F4441396C799C0D29B338821AD0A5B2279E63EA2161ADA");
    }
}
