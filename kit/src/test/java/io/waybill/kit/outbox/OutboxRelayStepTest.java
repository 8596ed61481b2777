package io.waybill.kit.outbox;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.fact;
import static io.waybill.kit.fixture.Records.request;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.outbox.RecordingPublishers.Sent;
import io.waybill.kit.outbox.RelayRun.Failed;
import io.waybill.kit.outbox.RelayRun.Idle;
import io.waybill.kit.outbox.RelayRun.NotOurTurn;
import io.waybill.kit.outbox.RelayRun.Published;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayStepTest {

    private final KitDatabase database = new KitDatabase();
    private final Outbox outbox = RelayRig.outbox(database);
    private final RecordingPublishers publishers = new RecordingPublishers();
    private final OutboxRelay relay = RelayRig.relay(database, publishers);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void published_rows_are_gone_and_an_empty_table_is_idle() {
        append(fact("a", 1), fact("a", 2));
        assertThat(relay.runOnce(NOW)).isEqualTo(new Published(2, false));
        assertThat(relay.runOnce(NOW)).isEqualTo(new Idle());
        assertThat(publishers.sent).extracting(Sent::record).containsExactly(fact("a", 1), fact("a", 2));
    }

    @Test
    void no_request_is_sent_before_the_facts_of_its_chunk_are_acknowledged() {
        publishers.acknowledge = false;
        append(fact("a", 1));
        database.transaction()
                .executeWithoutResult(
                        _ -> outbox.appendAll(List.of(new Message(Topics.REQUESTS_FBA, "a", request("a", 1)))));
        append(fact("b", 1));
        var run = CompletableFuture.supplyAsync(() -> relay.runOnce(NOW));
        await().until(() -> publishers.sent.size() == 2);
        assertThat(publishers.sent).extracting(Sent::topic).containsOnly("orders.events");
        publishers.acknowledge = true;
        List.copyOf(publishers.sent).forEach(sent -> sent.answer().complete(null));
        assertThat(run.orTimeout(10, SECONDS).join()).isEqualTo(new Published(3, false));
        assertThat(publishers.sent.getLast().topic()).isEqualTo("fulfillment.requests.fba");
    }

    @Test
    void after_a_failure_it_starts_anew_from_the_lowest_row_with_a_new_publisher() {
        append(fact("a", 1), fact("a", 2), fact("a", 3));
        publishers.failAt = 1;
        assertThat(relay.runOnce(NOW)).isInstanceOf(Failed.class);
        assertThat(publishers.closed).isEqualTo(1);
        assertThat(database.count("outbox")).isEqualTo(2);
        publishers.failAt = Integer.MAX_VALUE;
        relay.runOnce(NOW);
        assertThat(publishers.opened).isEqualTo(2);
        assertThat(publishers.sent).extracting(sent -> ((OrderEvent) sent.record()).getSequence())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_chunk_is_limited_and_says_that_more_waits() {
        for (var i = 1; i <= RelayRig.CHUNK_ROWS_MAX + 1; i++) append(fact("a", i));
        assertThat(relay.runOnce(NOW)).isEqualTo(new Published(RelayRig.CHUNK_ROWS_MAX, true));
        assertThat(relay.runOnce(NOW)).isEqualTo(new Published(1, false));
    }

    @Test
    void a_relay_that_loses_its_lease_while_waiting_closes_its_publisher() {
        publishers.acknowledge = false;
        append(fact("a", 1));
        var lease = new RelayLease() {
            private int asked;

            @Override
            public boolean hold() {
                return asked++ == 0;
            }

            @Override
            public void release() {}
        };
        var losing = RelayRig.relay(new PostgresOutboxRows(database.jdbc()), lease, publishers);
        assertThat(losing.runOnce(NOW)).isInstanceOf(Failed.class);
        assertThat(publishers.closed).isEqualTo(1);
        assertThat(database.count("outbox")).isEqualTo(1);
        assertThat(losing.runOnce(NOW)).isEqualTo(new NotOurTurn());
    }

    private void append(OrderEvent... facts) {
        var messages = List.of(facts)
                .stream()
                .map(fact -> new Message(Topics.ORDERS_EVENTS, fact.getOrderId(), fact))
                .toList();
        database.transaction().executeWithoutResult(_ -> outbox.appendAll(messages));
    }
}
