package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.START;
import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static io.waybill.kit.connector.ConnectorFixture.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkerTellingTest {

    private final ConnectorFixture connector = new ConnectorFixture().inThisThread();
    private final AtomicReference<String> seen = new AtomicReference<>("");
    private final Worker worker = connector.worker(handler((work, now) -> new Answer.Tell(
            update(work).setExternalVersion(seen.get()).setObservedAt(now).build(), Next.at(now.plusSeconds(1)))));

    private void step(String outside) {
        seen.set(outside);
        worker.runOnce(connector.now);
        connector.now = connector.now.plusSeconds(1);
    }

    @Test
    void unchanged_content_publishes_nothing_however_late_it_was_observed() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));

        step("a");
        step("a");
        step("b");
        step("b");

        assertThat(connector.updates()).extracting(FulfillmentUpdate::getExternalVersion).containsExactly("a", "b");
        assertThat(connector.published).allSatisfy(message -> {
            assertThat(message.topic()).isEqualTo(Topics.FULFILLMENT_UPDATES);
            assertThat(message.key()).isEqualTo("o1");
        });
    }

    @Test
    void a_revision_is_the_time_and_rises_even_if_the_clock_jumps_back() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        step("a");
        connector.now = START.minus(Duration.ofDays(1));
        connector.wish(request("o1", Wish.SUBMITTED, 2));
        step("b");

        var first = ChronoUnit.MICROS.between(Instant.EPOCH, START);
        assertThat(connector.updates()).extracting(FulfillmentUpdate::getRevision).containsExactly(first, first + 1);
        assertThat(connector.row("o1-F1").told().revision()).isEqualTo(first + 1);
    }

    @Test
    void a_handler_that_throws_is_counted_visible_and_comes_back_ever_later() {
        connector.wish(request("o1", Wish.SUBMITTED, 1), request("o2", Wish.SUBMITTED, 1));
        var steps = new AtomicInteger();
        var breaking = connector.worker(handler((work, _) -> {
            if (work.orderId().equals("o2")) return new Answer.Nothing(Next.never());
            steps.incrementAndGet();
            throw new IllegalStateException("the supplier sent a riddle");
        }));

        breaking.runOnce(connector.now);
        assertThat(breaking.runOnce(connector.now)).as("no tight loop").isZero();
        var afterFirst = delayOf("o1-F1");
        connector.now = connector.now.plus(afterFirst);
        breaking.runOnce(connector.now);

        assertThat(steps).hasValue(2);
        assertThat(delayOf("o1-F1")).isGreaterThanOrEqualTo(afterFirst);
        var trouble = connector.row("o1-F1").trouble();
        assertThat(trouble.attempts()).isEqualTo(2);
        assertThat(trouble.lastError()).contains("the supplier sent a riddle");
        assertThat(connector.row("o2-F1").state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void an_answer_the_outbox_refuses_changes_nothing_and_comes_back_later() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        connector.outbox = _ -> {
            throw new IllegalStateException("order o1: the record is too large");
        };
        var refused = connector
                .worker(handler((work, _) -> new Answer.Tell(update(work).build(), Next.never())));

        refused.runOnce(connector.now);

        var row = connector.row("o1-F1");
        assertThat(row.told()).extracting(Work.Told::revision).isEqualTo(0L);
        assertThat(row.trouble().lastError()).contains("too large");
        assertThat(row.dueAt()).isAfter(connector.now);
        assertThat(refused.runOnce(connector.now)).isZero();
    }

    @Test
    void a_snapshot_of_another_order_is_never_published() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var confused = connector.worker(
                handler((work, _) -> new Answer.Tell(update(work).setOrderId("o2").build(), Next.never())));

        confused.runOnce(connector.now);

        assertThat(connector.published).isEmpty();
        assertThat(connector.row("o1-F1").trouble().lastError()).contains("snapshot of order o2");
    }

    private Duration delayOf(String fulfillmentOrderId) {
        var due = connector.row(fulfillmentOrderId).dueAt();
        return due == null ? Duration.ZERO : Duration.between(connector.now, due);
    }
}
