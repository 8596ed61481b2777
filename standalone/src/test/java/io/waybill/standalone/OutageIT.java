package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One outside system hangs or fails: the others do not notice, its breaker shows it, and afterwards all is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    private static final int ORDERS = 15;

    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;
    @SuppressWarnings("NullAway.Init") // set before all
    private OutsideLedger ledger;

    @BeforeAll
    void start() throws IOException {
        stack = Stack.shared();
        ledger = new OutsideLedger(stack.outside());
    }

    @AfterEach
    void calm() {
        ledger.calm();
    }

    @ParameterizedTest
    @CsvSource({"amazon, HANG, FBA_CONNECTOR, FBA-KETTLE, DS-MUG",
            "aliexpress, FAIL, DROPSHIP_CONNECTOR, DS-MUG, FBA-CUP"})
    void the_others_keep_their_pace_and_afterwards_every_order_ends_right(String system, String outage, Part connector,
            String brokenSku, String fineSku) {
        var shop = new StormShop(stack.orders(), "outage-%s-%d-".formatted(system, Instant.now().getEpochSecond()), 1);
        var staff = new StormStaff(shop, ledger);
        var before = pace(shop, fineSku);

        ledger.breakDown(system, outage);
        IntStream.range(0, ORDERS).forEach(_ -> shop.sell(brokenSku));
        await().atMost(LONG_ENOUGH).until(() -> breakerStates(connector).contains("OPEN"));
        var during = pace(shop, fineSku);
        whileOpenNothingIsSent(connector);
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> breakerStates(connector).contains("HALF_OPEN"));

        ledger.calm();
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> breakerStates(connector).equals(Set.of("CLOSED")));
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).until(() -> staff.settle().isEmpty());
        assertThat(staff.complaints()).isEmpty();
        System.out.printf("figure outage.%s.rest_pace_ratio %.2f x%n", system, ratio(before.rest(), during.rest()));
        System.out.printf("figure outage.%s.others_pace_ratio %.2f x%n", system, ratio(before.sent(), during.sent()));
    }

    /** How long orders took over REST, and until the other outside had accepted them. */
    private record Pace(Duration rest, Duration sent) {}

    private Pace pace(StormShop shop, String sku) {
        await().atMost(LONG_ENOUGH).until(() -> spentQuota() == 0);
        var begun = Instant.now();
        var ids = IntStream.range(0, ORDERS).mapToObj(_ -> shop.sell(sku)).toList();
        var placed = Instant.now();
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ids.stream().allMatch(id -> isWithChannel(shop, id)));
        return new Pace(Duration.between(begun, placed), Duration.between(begun, Instant.now()));
    }

    /** What one run spends the next one has to wait for, and that says nothing of outages. */
    private double spentQuota() {
        return Scrape.sum(stack.metrics(Part.FBA_CONNECTOR), "waybill_quota_used_ratio",
                "operation=\"createFulfillmentOrder\"");
    }

    private static boolean isWithChannel(StormShop shop, String id) {
        var part = shop.document(id).path("fulfillmentOrders").path(0);
        return List.of("ACCEPTED", "IN_PROGRESS", "FULFILLED").contains(part.path("status").asString(""));
    }

    /** Above 1: slower while the other system was broken. */
    private static double ratio(Duration before, Duration during) {
        return during.toMillis() / (double) Math.max(1, before.toMillis());
    }

    /** The states that the breakers of the connector's accounts are in. */
    private Set<String> breakerStates(Part connector) {
        var scrape = stack.metrics(connector);
        var states = new TreeSet<String>();
        for (var state : List.of("CLOSED", "OPEN", "HALF_OPEN")) {
            if (Scrape.sum(scrape, "waybill_breaker_state", "state=\"" + state + "\"") > 0) states.add(state);
        }
        return states;
    }

    private void whileOpenNothingIsSent(Part connector) {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(200)).until(() -> {
            var first = stack.metrics(connector);
            var second = stack.metrics(connector);
            return isOpenIn(first) && isOpenIn(second) && calls(first) == calls(second)
                    && Scrape.sum(second, "waybill_effects_unsettled", "state=\"CLAIMED\"") == 0;
        });
    }

    private static boolean isOpenIn(String scrape) {
        return Scrape.sum(scrape, "waybill_breaker_state", "state=\"OPEN\"") > 0;
    }

    private static double calls(String scrape) {
        return Scrape.sum(scrape, "waybill_outside_calls_seconds_count");
    }
}
