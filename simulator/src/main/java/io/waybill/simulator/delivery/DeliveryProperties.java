package io.waybill.simulator.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code waybill.simulator.delivery.*}: the sender's patience.
 *
 * @param connectTimeout     1 s, as the real one
 * @param answerTimeout      5 s from first to last byte, as the real one
 * @param retryBase          wait before the first retry; doubles with each of the 8 (56 s would fill the real 4 hours)
 * @param holdMax            how long a webhook that was held back waits for a later one to overtake it
 * @param concurrentSendsMax webhooks on their way at the same moment
 * @param queuedWebhooksMax  webhooks waiting to be sent or sent again; beyond it the shop takes no further action
 */
@ConfigurationProperties("waybill.simulator.delivery")
record DeliveryProperties(@DefaultValue("1s") Duration connectTimeout, @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("1s") Duration retryBase, @DefaultValue("2s") Duration holdMax,
        @DefaultValue("16") int concurrentSendsMax, @DefaultValue("20000") int queuedWebhooksMax) {

    static final int RETRIES_MAX = 8;

    DeliveryProperties {
        if (retryBase.isNegative() || retryBase.isZero()) {
            throw new IllegalArgumentException("waybill.simulator.delivery.retry-base must be more than 0");
        }
        if (concurrentSendsMax < 1 || queuedWebhooksMax < 1) {
            throw new IllegalArgumentException("waybill.simulator.delivery limits must be 1 or more");
        }
    }

    Duration pauseAfter(int attempt) {
        return retryBase.multipliedBy(1L << (attempt - 1));
    }
}
