package io.waybill.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.Receiver;
import io.waybill.simulator.faults.FaultPlan;
import io.waybill.simulator.faults.Faults;
import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.ledger.LedgerEntry.Attempt;
import io.waybill.simulator.ledger.LedgerEntry.GivenUp;
import io.waybill.simulator.ledger.LedgerEntry.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryLoopTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LONG = Duration.ofDays(2);

    private final DeliveryProperties properties = new DeliveryProperties(Duration.ofSeconds(1), Duration.ofMillis(300),
            Duration.ofSeconds(10), Duration.ofSeconds(30), 4, 100);
    private final Receiver receiver = new Receiver();
    private final Faults faults = Faults.following(FaultPlan.NONE);
    private final Ledger ledger = Ledger.remembering(1000);
    private final Deliveries deliveries = new Deliveries(properties, new HttpSender(properties), faults, ledger);
    private final DeliveryLoop loop = new DeliveryLoop(deliveries, Runnable::run, 4);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_accepted_webhook_is_sent_once() {
        deliveries.accept(webhook("1"), START);
        assertThat(loop.runOnce(START)).isEqualTo(1);
        assertThat(loop.runOnce(START.plus(LONG))).isZero();
        assertThat(outcomes()).containsExactly(Outcome.ACCEPTED);
        assertThat(deliveries.pending()).isZero();
        assertThat(ledger.answers().count()).isEqualTo(1);
    }

    @Test
    void a_refused_webhook_comes_again_unchanged_after_longer_and_longer_pauses() {
        receiver.answering(got -> receiver.got().size() < 3 ? 500 : 204);
        deliveries.accept(webhook("1"), START);
        loop.runOnce(START);
        assertThat(loop.runOnce(START.plusSeconds(9))).isZero();
        assertThat(loop.runOnce(START.plusSeconds(15))).isEqualTo(1);
        assertThat(loop.runOnce(START.plusSeconds(30))).isZero();
        assertThat(loop.runOnce(START.plusSeconds(40))).isEqualTo(1);
        assertThat(outcomes()).containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.ACCEPTED);
        assertThat(receiver.got()).extracting(Receiver.Got::body).containsOnly("{\"id\":1,\"webhook\":\"1\"}");
    }

    @Test
    void a_redirect_is_a_refusal() {
        receiver.answering(got -> 302);
        deliveries.accept(webhook("1"), START);
        loop.runOnce(START);
        assertThat(outcomes()).containsExactly(Outcome.REFUSED);
    }

    @Test
    void a_late_answer_is_none() {
        CountDownLatch answered = new CountDownLatch(1);
        receiver.answering(got -> {
            awaitQuietly(answered);
            return 200;
        });
        deliveries.accept(webhook("1"), START);
        loop.runOnce(START);
        answered.countDown();
        assertThat(outcomes()).containsExactly(Outcome.TIMED_OUT);
        assertThat(deliveries.pending()).isEqualTo(1);
    }

    @Test
    void a_receiver_that_is_down_misses_nothing_when_it_comes_back() {
        deliveries.accept(new TestWebhook("1", "1", URI.create("http://127.0.0.1:1/")), START);
        loop.runOnce(START);
        assertThat(outcomes()).containsExactly(Outcome.UNREACHABLE);
        assertThat(deliveries.pending()).isEqualTo(1);
    }

    @Test
    void after_the_eighth_retry_it_is_given_up_and_stays_in_the_ledger() {
        receiver.answering(got -> 503);
        deliveries.accept(webhook("1"), START);
        for (int n = 0; n < 20; n++) {
            loop.runOnce(START.plus(LONG.multipliedBy(n)));
        }
        assertThat(receiver.got()).hasSize(9);
        assertThat(deliveries.pending()).isZero();
        assertThat(ledger.totals().failed()).isEqualTo(1);
        assertThat(ledger.since(0, 100).items().getLast()).isInstanceOf(GivenUp.class);
    }

    @Test
    void a_lost_answer_makes_it_come_again_though_the_receiver_has_it() {
        faults.follow(new FaultPlan(1, 0, 0, 0, 1));
        deliveries.accept(webhook("1"), START);
        loop.runOnce(START);
        faults.follow(FaultPlan.NONE);
        loop.runOnce(START.plus(LONG));
        assertThat(outcomes()).containsExactly(Outcome.ANSWER_LOST, Outcome.ACCEPTED);
        assertThat(receiver.got()).extracting(got -> got.header("X-Webhook-Id")).containsExactly("1", "1");
    }

    @Test
    void a_duplicate_has_the_same_id_and_is_marked_as_a_repeat() {
        faults.follow(new FaultPlan(1, 1, 0, 0, 0));
        deliveries.accept(webhook("1"), START);
        loop.runOnce(START);
        assertThat(receiver.got()).extracting(got -> got.header("X-Webhook-Id")).containsExactly("1", "1");
        assertThat(attempts()).extracting(attempt -> attempt.sent().repeat()).containsExactly(false, true);
        assertThat(ledger.totals().repeats()).isEqualTo(1);
    }

    @Test
    void a_webhook_that_is_held_back_is_overtaken_by_the_next_of_its_order() {
        faults.follow(new FaultPlan(1, 0, 1, 0, 0));
        deliveries.accept(webhook("1"), START);
        faults.follow(FaultPlan.NONE);
        deliveries.accept(webhook("2"), START);
        loop.runOnce(START);
        loop.runOnce(START.plusSeconds(5));
        assertThat(receiver.got()).extracting(got -> got.header("X-Webhook-Id")).containsExactly("2", "1");
    }

    @Test
    void a_webhook_that_nothing_overtakes_is_sent_when_its_time_comes() {
        faults.follow(new FaultPlan(1, 0, 1, 0, 0));
        deliveries.accept(webhook("1"), START);
        assertThat(loop.runOnce(START.plusSeconds(29))).isZero();
        assertThat(loop.runOnce(START.plusSeconds(30))).isEqualTo(1);
    }

    @Test
    void no_more_than_the_limit_is_on_its_way_at_once() {
        DeliveryLoop stuck = new DeliveryLoop(deliveries, task -> {}, 2);
        for (int n = 0; n < 5; n++) {
            deliveries.accept(webhook("" + n), START);
        }
        assertThat(stuck.runOnce(START)).isEqualTo(2);
        assertThat(deliveries.pending()).isEqualTo(5);
    }

    private Webhook webhook(String id) {
        return new TestWebhook(id, "1", receiver.uri());
    }

    private List<Attempt> attempts() {
        return ledger.since(0, 1000)
                .items()
                .stream()
                .filter(Attempt.class::isInstance)
                .map(Attempt.class::cast)
                .toList();
    }

    private List<Outcome> outcomes() {
        return attempts().stream().map(Attempt::outcome).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record TestWebhook(String id, String orderId, URI target) implements Webhook {

        @Override
        public String topic() {
            return "orders/create";
        }

        @Override
        public String sender() {
            return "shop";
        }

        @Override
        public String faultKey() {
            return id;
        }

        @Override
        public Message render() {
            return new Message(Map.of("X-Webhook-Id", id), "{\"id\":" + orderId + ",\"webhook\":\"" + id + "\"}");
        }
    }
}
