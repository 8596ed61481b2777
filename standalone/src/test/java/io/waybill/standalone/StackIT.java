package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.standalone.demo.StoryFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole of Waybill while its parts die: nothing accepted is lost, doubled or wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final long SEED = 20261122;

    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;

    @BeforeAll
    void start() throws IOException {
        stack = Stack.shared();
    }

    @Test
    void every_order_ends_right_although_each_service_is_killed_in_the_middle_of_traffic() throws Exception {
        var sales = new Sales(stack.outside(), stack.orders());
        var shop = new ApiOrders(stack.orders());
        sales.startTraffic(SEED, 250, 12);
        var killing = new AtomicBoolean(true);
        var placing = CompletableFuture.runAsync(() -> {
            while (killing.get()) shop.place("killed-" + shop.placed().size());
        });
        for (var victim : Stack.services()) {
            stack.kill(victim);
            stack.startWhatIsDown();
        }
        killing.set(false);
        placing.get();
        assertThat(shop.placed()).isNotEmpty();

        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).until(sales::areAllTold);
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            sales.areRight();
            shop.areRight();
        });
        assertThat(stack.orders().get("/api/ops/dead-letters").body().get("items")).isEmpty();
        everyFactIsPublished();
    }

    @Test
    void what_is_accepted_while_the_broker_and_the_registry_are_away_goes_out_when_they_are_back() {
        var shop = new ApiOrders(stack.orders());
        for (var away : List.of(Part.KAFKA, Part.REGISTRY)) {
            stack.kill(away);
            stack.kill(Part.ORDER_SERVICE);
            stack.launch(Part.ORDER_SERVICE);
            shop.place("away-" + away.partName());
            await().atMost(LONG_ENOUGH).until(() -> !stack.isHealthy(Part.ORDER_SERVICE));
            stack.startWhatIsDown();
        }
        await().atMost(LONG_ENOUGH).ignoreExceptionsInstanceOf(StoryFailed.class).untilAsserted(shop::areRight);
        everyFactIsPublished();
    }

    @Test
    void services_that_start_while_the_database_is_away_wait_for_it() {
        var shop = new ApiOrders(stack.orders());
        stack.kill(Part.ORDER_SERVICE);
        stack.kill(Part.POSTGRES);
        stack.launch(Part.ORDER_SERVICE);
        await().atMost(LONG_ENOUGH).until(() -> !stack.isHealthy(Part.DROPSHIP_CONNECTOR));
        stack.startWhatIsDown();
        shop.place("database-away");
        await().atMost(LONG_ENOUGH).untilAsserted(shop::areRight);
    }

    /** Exactly the facts that the documents count, each in its place. */
    private void everyFactIsPublished() {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            var published = PublishedFacts.lastSequences(stack.kafka());
            var orders = stack.orders().get("/api/orders?limit=200").body().get("items");
            assertThat(orders).isNotEmpty();
            for (var order : orders) {
                assertThat(published).containsEntry(order.get("id").asString(), order.get("version").asLong());
            }
        });
    }
}
