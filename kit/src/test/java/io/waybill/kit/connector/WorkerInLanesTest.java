package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.LaneGate.Opening;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkerInLanesTest {

    private final ConnectorFixture connector = new ConnectorFixture();

    private void wish(int count, String prefix, Wish wish) {
        var wishes = new ArrayList<FulfillmentRequest>();
        for (var n = 0; n < count; n++) wishes.add(request(prefix + n, wish, 1));
        connector.wish(wishes.toArray(FulfillmentRequest[]::new));
    }

    @Test
    void an_account_that_hangs_leaves_room_for_the_others_and_its_cancellations() {
        connector.accounts = asked -> asked.getOrderId().startsWith("h") ? "hanging" : "fine";
        connector.properties = new ConnectorProperties(16, 4, Duration.ofMinutes(1), Duration.ofHours(1),
                Duration.ofSeconds(1), Duration.ofMinutes(10), true);
        wish(50, "h", Wish.SUBMITTED);
        wish(5, "f", Wish.SUBMITTED);
        wish(2, "hc", Wish.CANCELLED);
        var done = new ConcurrentLinkedQueue<String>();
        var release = new CountDownLatch(1);
        var worker = connector.worker(handler((work, _) -> {
            if (work.account().equals("hanging") && work.request().getWish() == Wish.SUBMITTED) hang(release);
            done.add(work.orderId());
            return new Answer.Nothing(Next.never());
        }));

        var steps = new ArrayList<>(worker.begin(connector.now, () -> {
        }));
        await().untilAsserted(() -> {
            steps.addAll(worker.begin(connector.now, () -> {
            }));
            assertThat(done).hasSize(7).noneMatch(id -> id.matches("h[0-9]+"));
        });
        assertThat(steps).as("four of the hanging ones were begun").hasSize(11);
        release.countDown();
        steps.forEach(step -> step.join());
    }

    private static void hang(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_more_is_leased_than_the_gate_lets_through() {
        connector.inThisThread();
        var opening = new AtomicReference<>(new Opening(2, Duration.ZERO));
        connector.gate = _ -> opening.get();
        wish(5, "o", Wish.SUBMITTED);
        var worker = connector.worker(handler((_, _) -> new Answer.Nothing(Next.never())));

        assertThat(worker.runOnce(connector.now)).isEqualTo(2);
        opening.set(Opening.closed(Duration.ofSeconds(10)));
        assertThat(worker.runOnce(connector.now)).isZero();
        opening.set(Opening.WIDE);
        assertThat(worker.runOnce(connector.now)).as("closed for ten seconds").isZero();
        connector.now = connector.now.plusSeconds(11);
        assertThat(worker.runOnce(connector.now)).isEqualTo(3);
    }

    @Test
    void work_of_a_lane_that_turns_out_closed_keeps_its_turn() {
        connector.inThisThread();
        connector.properties = new ConnectorProperties(16, 1, Duration.ofMinutes(1), Duration.ofHours(1),
                Duration.ofSeconds(1), Duration.ofMinutes(10), true);
        wish(3, "o", Wish.SUBMITTED);
        var tried = new ArrayList<String>();
        var closed = new AtomicReference<>(true);
        var worker = connector.worker(handler((work, _) -> {
            tried.add(work.orderId());
            return closed.get()
                    ? new Answer.LaneClosed(Duration.ofSeconds(5), "no permit")
                    : new Answer.Nothing(Next.never());
        }));

        assertThat(worker.runOnce(connector.now)).isOne();
        assertThat(worker.runOnce(connector.now)).as("the lane is closed").isZero();
        closed.set(false);
        connector.now = connector.now.plusSeconds(6);
        for (var n = 0; n < 3; n++) worker.runOnce(connector.now);

        assertThat(tried).hasSize(4).startsWith(tried.getFirst(), tried.getFirst());
        assertThat(List.of("o0", "o1", "o2")).allMatch(id -> tried.contains(id));
    }

    @Test
    void memory_is_kept_from_one_step_to_the_next() {
        connector.inThisThread();
        connector.transactions.executeWithoutResult(_ -> connector.store
                .schedule(new Work.Key("SWEEP:a", "SWEEP", "", "a"), Lane.UPKEEP, connector.now));
        var seen = new ArrayList<String>();
        var worker = connector.worker(new WorkHandler() {

            @Override
            public String kind() {
                return "SWEEP";
            }

            @Override
            public Answer answer(Work work, java.time.Instant now) {
                seen.add(work.memory());
                return new Answer.Remember("step " + seen.size(), Next.at(now, Lane.UPKEEP));
            }
        });

        worker.runOnce(connector.now);
        worker.runOnce(connector.now);

        assertThat(seen).containsExactly("", "step 1");
    }
}
