package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static io.waybill.kit.connector.ConnectorFixture.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Wish;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkerWhileNewsArrivesTest {

    private final ConnectorFixture connector = new ConnectorFixture().inThisThread();

    @Test
    void a_wish_that_changed_meanwhile_stays_due_and_the_newest_wins() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var changing = new AtomicBoolean(true);
        var worker = connector.worker(handler((work, _) -> {
            if (changing.getAndSet(false)) connector.wish(request("o1", Wish.CANCELLED, 2));
            return new Answer.Tell(update(work).build(), Next.never());
        }));

        assertThat(worker.runOnce(connector.now)).isOne();
        assertThat(connector.row("o1-F1").state()).isEqualTo(WorkState.WAITING);
        assertThat(worker.runOnce(connector.now)).isOne();
        assertThat(worker.runOnce(connector.now)).isZero();

        assertThat(connector.updates()).extracting(FulfillmentUpdate::getRequestRevision).containsExactly(1L, 2L);
        assertThat(connector.row("o1-F1").state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void news_of_the_order_while_a_step_runs_is_not_lost() {
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var changing = new AtomicBoolean(true);
        var worker = connector.worker(handler((_, now) -> {
            if (changing.getAndSet(false)) {
                connector.transactions
                        .executeWithoutResult(_ -> connector.store.wakeOrder("o1", Work.FULFILLMENT, now));
            }
            return new Answer.Nothing(Next.whenWoken());
        }));

        assertThat(worker.runOnce(connector.now)).isOne();
        assertThat(worker.runOnce(connector.now)).isOne();
        assertThat(worker.runOnce(connector.now)).isZero();
    }

    @Test
    void a_cancel_wish_before_its_submit_makes_work_that_never_submits() {
        connector.wish(request("o1", Wish.CANCELLED, 2));
        connector.wish(request("o1", Wish.SUBMITTED, 1));
        var seen = new ArrayList<Wish>();
        var worker = connector.worker(handler((work, _) -> {
            seen.add(work.request().getWish());
            return new Answer.Tell(update(work).build(), Next.never());
        }));

        assertThat(worker.runOnce(connector.now)).isOne();

        assertThat(seen).containsExactly(Wish.CANCELLED);
        assertThat(worker.runOnce(connector.now)).isZero();
    }

    @Test
    void the_earliest_to_ship_is_leased_first() {
        var late = request("late", Wish.SUBMITTED, 1);
        var soon = request("soon", Wish.SUBMITTED, 1);
        soon.put(soon.getSchema().getField("shipBy").pos(), ConnectorFixture.START.plusSeconds(60));
        late.put(late.getSchema().getField("shipBy").pos(), ConnectorFixture.START.plusSeconds(600));
        connector.wish(request("a-whenever", Wish.SUBMITTED, 1), late, soon);
        connector.properties = ConnectorFixture.properties(1);
        var order = new ArrayList<String>();
        var worker = connector.worker(handler((work, _) -> {
            order.add(work.orderId());
            return new Answer.Nothing(Next.never());
        }));

        for (var n = 0; n < 3; n++) worker.runOnce(connector.now);

        assertThat(order).containsExactly("soon", "late", "a-whenever");
    }
}
