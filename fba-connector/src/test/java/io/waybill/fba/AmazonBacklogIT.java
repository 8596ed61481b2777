package io.waybill.fba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.fba.mapping.Wishes;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances work off a backlog together: nothing twice, no call too many, and hardly a permit unused. */
class AmazonBacklogIT {

    private static final int ORDERS = 200;
    private static final int RATE = 10;
    private static final int BURST = 30;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Map<String, String> IMPATIENT_LESS = Map.of("waybill.fba.quota.permits-per-second",
            "" + RATE, "waybill.fba.quota.burst", "" + BURST, "waybill.fba.watch.poll-interval", "2s",
            "waybill.fba.watch.delivery-poll-interval", "2s", "waybill.fba.watch.sweep-interval", "500ms");

    @Test
    void keeps_the_quota_and_uses_it() {
        var database = Backbone.shared().createDatabase("fba");
        try (var amazon = new SimulatedAmazon("amazon-backlog", Map.of("quota.rate-per-second", RATE,
                "quota.burst-calls-max", BURST));
                var one = Connector.start("backlog", database, amazon, IMPATIENT_LESS);
                var other = Connector.start("backlog", database, amazon, IMPATIENT_LESS)) {
            var wishes = IntStream.range(0, ORDERS).mapToObj(AmazonBacklogIT::wish).toList();
            one.ask(wishes.subList(0, ORDERS / 2));
            other.ask(wishes.subList(ORDERS / 2, ORDERS));

            await().atMost(LONG_ENOUGH).until(() -> created(amazon) > 0);
            var begun = System.nanoTime();
            await().atMost(LONG_ENOUGH).until(() -> created(amazon) == ORDERS);
            var seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(Locale.ROOT, "figure quota.used %.1f %% of a burst of %d and %d/s, %d orders in %.1f s%n",
                    100 * ORDERS / (BURST + seconds * RATE), BURST, RATE, ORDERS, seconds);

            assertThat(wishes).allSatisfy(wish -> await().atMost(LONG_ENOUGH)
                    .until(() -> FulfillmentUpdates.lastIfAny(wish.getOrderId())
                            .map(FulfillmentUpdate::getStatus)
                            .filter(FulfillmentOrderStatus.FULFILLED::equals)
                            .isPresent()));
            assertThat(amazon.get("/sim/ledger/calls").path("quotaViolations").asLong()).isZero();
            var effects = amazon.get("/sim/ledger/effects?limit=5000");
            assertThat(effects.path("totals").path("doubled").asLong()).isZero();
            assertThat(effects.path("items").valueStream().map(effect -> effect.path("calls").asLong()))
                    .hasSize(ORDERS)
                    .containsOnly(1L);
        }
    }

    private static long created(SimulatedAmazon amazon) {
        return amazon.calls("createFulfillmentOrder", "ANSWERED");
    }

    private static FulfillmentRequest wish(int number) {
        var orderId = UUID.randomUUID().toString().replace("-", "");
        return Wishes.changed(Wishes.wish(Wishes.line("1", "CUP", 1)), wish -> wish.setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setOrderName("#" + number)
                .setStore("backlog"));
    }
}
