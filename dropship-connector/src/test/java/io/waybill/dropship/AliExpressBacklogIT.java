package io.waybill.dropship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.dropship.aliexpress.mapping.Wishes;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances work off a backlog together, with answers lost on the way: nothing is placed twice. */
class AliExpressBacklogIT {

    private static final int ORDERS = 120;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Map<String, String> CHANGES = Map.of(
            "waybill.dropship.aliexpress.accounts[0].quota.calls-per-second", "15",
            "waybill.dropship.aliexpress.accounts[0].quota.burst", "38", "waybill.dropship.aliexpress.poll-interval",
            "1s", "waybill.dropship.aliexpress.shipped-poll-interval", "1s", "waybill.guard.breaker-failure-share",
            "0.9");

    @Test
    void nothing_is_placed_twice_and_nothing_is_forgotten() {
        var database = Backbone.shared().createDatabase("dropship");
        try (var aliExpress = new SimulatedAliExpress("aliexpress-backlog", Map.of("calls-per-second", 50));
                var one = Connector.start("backlog", database, aliExpress, CHANGES);
                var other = Connector.start("backlog", database, aliExpress, CHANGES)) {
            aliExpress.goesWrong(Map.of("seed", 7, "answerLost", 0.1, "failedBefore", 0.1, "failedAfter", 0.1,
                    "throttled", 0.1));
            var wishes = IntStream.range(0, ORDERS).mapToObj(AliExpressBacklogIT::wish).toList();
            one.ask(wishes.subList(0, ORDERS / 2));
            other.ask(wishes.subList(ORDERS / 2, ORDERS));

            await().atMost(LONG_ENOUGH).until(() -> effects(aliExpress, "created") == ORDERS);
            aliExpress.goesWrong(Map.of());
            var told = await().atMost(LONG_ENOUGH)
                    .until(FulfillmentUpdates::byOrder, all -> wishes.stream()
                            .map(wish -> all.getOrDefault(wish.getOrderId(), List.of()))
                            .allMatch(updates -> !updates.isEmpty() && isSettled(updates.getLast())));

            assertThat(aliExpress.get("/sim/ledger/effects?limit=5000").at("/totals/doubled").asLong()).isZero();
            assertThat(effects(aliExpress, "created")).isEqualTo(ORDERS);
            assertThat(effects(aliExpress, "repeats")).isPositive();
            assertThat(aliExpress.get("/sim/ledger/calls").path("quotaViolations").asLong()).isZero();
            assertThat(wishes.stream()
                    .filter(wish -> isFulfilled(told.getOrDefault(wish.getOrderId(), List.of()).getLast()))
                    .count()).isGreaterThan(ORDERS / 2);
        }
    }

    private static long effects(SimulatedAliExpress aliExpress, String count) {
        return aliExpress.get("/sim/ledger/effects?outside=aliexpress&limit=5000")
                .path("items")
                .valueStream()
                .mapToLong(effect -> effect.path(count).asLong())
                .sum();
    }

    /** Sent, or known to exist under ids that a person has to name. */
    private static boolean isSettled(FulfillmentUpdate last) {
        var problem = last.getProblem();
        return isFulfilled(last) || (problem != null && problem.getKind().equals("IDS_UNKNOWN"));
    }

    private static boolean isFulfilled(FulfillmentUpdate last) {
        return last.getStatus() == FulfillmentOrderStatus.FULFILLED;
    }

    private static FulfillmentRequest wish(int number) {
        var orderId = UUID.randomUUID().toString().replace("-", "");
        return Wishes.changed(Wishes.wish(Wishes.line("1", "MUG", 1)), wish -> wish.setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setOrderName("#" + number)
                .setStore("backlog"));
    }
}
