package io.waybill.orders.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of requests that carry an {@code Idempotency-Key}.
 *
 * @param keptFor how long the same request is answered as before; after that it is carried out again
 * @param answerBytesMax largest body that is kept with an answer
 */
@ConfigurationProperties("waybill.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration keptFor, @DefaultValue("1048576") int answerBytesMax) {

    IdempotencyProperties {
        if (keptFor.isNegative() || keptFor.isZero()) {
            throw new IllegalArgumentException("waybill.idempotency.kept-for must be positive");
        }
        if (answerBytesMax < 0) {
            throw new IllegalArgumentException("waybill.idempotency.answer-bytes-max must not be negative");
        }
    }
}
