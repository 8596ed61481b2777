package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static io.waybill.kit.connector.ConnectorFixture.update;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Wish;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerSharedByTwoTest {

    private static final int WORKS = 200;

    private final ConnectorFixture connector = new ConnectorFixture();

    @Test
    void two_workers_never_hold_one_row() {
        connector.wish(IntStream.range(0, WORKS)
                .mapToObj(n -> request("o" + n, Wish.SUBMITTED, 1))
                .toArray(FulfillmentRequest[]::new));
        Set<String> held = ConcurrentHashMap.newKeySet();
        var clashes = new AtomicInteger();
        var steps = new AtomicInteger();
        var counting = handler((work, _) -> {
            if (!held.add(work.id())) clashes.incrementAndGet();
            steps.incrementAndGet();
            held.remove(work.id());
            return new Answer.Nothing(Next.never());
        });
        var one = connector.worker(counting);
        var other = connector.worker(counting);

        CompletableFuture.allOf(runAsync(() -> drain(one)), runAsync(() -> drain(other))).join();

        assertThat(clashes).hasValue(0);
        assertThat(steps).hasValue(WORKS);
    }

    private void drain(Worker worker) {
        while (worker.runOnce(connector.now) > 0) Thread.onSpinWait();
    }

    @Test
    void an_expired_lease_is_taken_over_and_the_zombies_answer_only_wakes_it() throws InterruptedException {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var leased = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var zombie = connector.worker(handler((work, _) -> {
            leased.countDown();
            awaitQuietly(goOn);
            return new Answer.Tell(update(work).setExternalVersion("zombie").build(), Next.never());
        }));
        var heir = connector.worker(handler(
                (work, _) -> new Answer.Tell(update(work).setExternalVersion("heir").build(), Next.whenWoken())));
        var zombieRun = runAsync(() -> zombie.runOnce(connector.now));
        leased.await();

        assertThat(heir.runOnce(connector.now)).as("while the lease lasts").isZero();
        connector.expireLeases();
        assertThat(heir.runOnce(connector.now)).isOne();
        goOn.countDown();
        zombieRun.join();

        assertThat(connector.updates()).extracting(told -> told.getExternalVersion()).containsExactly("heir");
        assertThat(connector.row("o1-F1").state()).isEqualTo(WorkState.WAITING);
        assertThat(connector.row("o1-F1").dueAt()).as("what the zombie did outside is looked at")
                .isEqualTo(connector.now);
    }

    @Test
    void a_zombie_does_not_end_the_lease_of_its_heir() throws InterruptedException {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var leased = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var zombie = connector.worker(handler((_, _) -> {
            leased.countDown();
            awaitQuietly(goOn);
            return new Answer.Nothing(Next.never());
        }));
        var zombieRun = runAsync(() -> zombie.runOnce(connector.now));
        leased.await();
        connector.expireLeases();
        var heirs = connector.store.lease(new LaneKey("", Lane.SUBMIT), Set.of(Work.FULFILLMENT), connector.now, 10,
                connector.properties.lease());
        goOn.countDown();
        zombieRun.join();

        assertThat(heirs).hasSize(1);
        assertThat(connector.store.lease(new LaneKey("", Lane.SUBMIT), Set.of(Work.FULFILLMENT), connector.now, 10,
                connector.properties.lease()))
                .isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
