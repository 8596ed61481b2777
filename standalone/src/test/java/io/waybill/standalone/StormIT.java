package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Orders through AliExpress and Amazon while calls go wrong and services die: none is lost, none is made twice, and all
 * end right. {@code -Dwaybill.storm.seconds=600 -Dwaybill.storm.seed=7} makes it longer and other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormIT {

    private static final long SEED = Long.getLong("waybill.storm.seed", 20261124);
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("waybill.storm.seconds", 45));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
    private static final Duration HEALTHY_AGAIN_MAX = Duration.ofSeconds(60);
    private static final Duration CALM_MAX = Duration.ofMinutes(15);
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(500);
    private static final double FAULTY_SHARE = 0.05;

    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;
    private final Random random = new Random(SEED);
    private int kills;

    @BeforeAll
    void start() throws IOException {
        stack = Stack.shared();
    }

    @Test
    void every_order_ends_right_although_calls_fail_and_services_are_killed() throws Exception {
        weather("alone", this::killSomebody);
    }

    @Test
    void the_same_with_two_instances_of_each_connector() throws Exception {
        var twins = List.of(Part.DROPSHIP_CONNECTOR, Part.FBA_CONNECTOR);
        twins.forEach(stack::startTwin);
        try {
            weather("twins", () -> {
                var twin = twins.get(random.nextInt(twins.size()));
                stack.killTwin(twin);
                kills++;
                stack.startTwin(twin);
            });
        } finally {
            twins.forEach(stack::killTwin);
        }
    }

    private void weather(String name, Runnable strike) throws ExecutionException, InterruptedException {
        var ledger = new OutsideLedger(stack.outside());
        var shop = new StormShop(stack.orders(), "storm-%s-%d-".formatted(name, SEED), SEED);
        var staff = new StormStaff(shop, ledger);
        ledger.disturb(SEED, FAULTY_SHARE);
        var trading = new AtomicBoolean(true);
        var trade = CompletableFuture.runAsync(() -> {
            while (trading.get()) {
                shop.trade();
                LockSupport.parkNanos(BETWEEN_ORDERS.toNanos());
            }
        });
        var end = Instant.now().plus(LENGTH);
        while (Instant.now().isBefore(end)) {
            var next = Instant.now().plus(BETWEEN_KILLS);
            strike.run();
            await().atMost(BETWEEN_KILLS.multipliedBy(2)).until(() -> Instant.now().isAfter(next));
        }
        trading.set(false);
        trade.get();
        ledger.calm();
        await().atMost(CALM_MAX).pollInterval(Duration.ofSeconds(2)).until(() -> staff.settle().isEmpty());
        say(name, shop, staff, ledger);
        assertThat(staff.complaints()).isEmpty();
        var calls = ledger.calls();
        assertThat(calls.path("quotaViolations").asLong()).as("calls beyond the quota: %s", calls).isZero();
    }

    private void killSomebody() {
        var services = Stack.services();
        var victim = services.get(random.nextInt(services.size()));
        stack.kill(victim);
        kills++;
        stack.launch(victim);
        await().atMost(HEALTHY_AGAIN_MAX).until(() -> stack.isHealthy(victim));
    }

    private void say(String name, StormShop shop, StormStaff staff, OutsideLedger ledger) {
        var effects = ledger.effects().values();
        System.out.printf("figure storm.%s.orders %d count%n", name, shop.placed().size());
        System.out.printf("figure storm.%s.kills %d count%n", name, kills);
        System.out.printf("figure storm.%s.settled_by_staff %d count%n", name, staff.resolved());
        System.out.printf("figure storm.%s.repeated_calls %d count%n", name,
                effects.stream().mapToLong(effect -> effect.path("repeats").asLong()).sum());
        System.out.printf("figure storm.%s.doubled_effects %d count%n", name,
                effects.stream().filter(effect -> effect.path("created").asLong() > 1).count());
    }
}
