package io.waybill.fba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order under a known id is taken again, an unknown order is a 400, and tokens end all the time. */
class AmazonThatTakesDuplicatesIT extends AmazonCases {

    AmazonThatTakesDuplicatesIT() {
        super("taking", Map.of("duplicate-create", "idempotent", "unknown-order", "invalid-input", "access-token-for",
                "2s", "quota.lifted", true));
    }

    @Test
    void tokens_are_renewed_before_they_end() {
        await().atMost(Duration.ofSeconds(60)).until(() -> amazon.calls("token", "ANSWERED") >= 3);
        assertThat(amazon.calls("listAllFulfillmentOrders", "REFUSED")).isZero();
    }
}
