package io.waybill.kit.outbox;

import static io.waybill.kit.fixture.Records.fact;
import static io.waybill.kit.fixture.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.kit.fixture.KitDatabase;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxAppendTest {

    private final KitDatabase database = new KitDatabase();
    private final RelaySignal signal = new RelaySignal();
    private final Outbox outbox = RelayRig.outbox(database, signal);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void facts_get_lower_ids_than_the_requests_of_the_same_call() {
        append(new Message(Topics.REQUESTS_FBA, "a", request("a", 1)),
                new Message(Topics.ORDERS_EVENTS, "a", fact("a", 1)),
                new Message(Topics.ORDERS_EVENTS, "a", fact("a", 2)));
        assertThat(new PostgresOutboxRows(database.jdbc()).lowest(10)).extracting(OutboxRow::topic)
                .containsExactly("orders.events", "orders.events", "fulfillment.requests.fba");
    }

    @Test
    void what_is_rolled_back_was_never_there_and_wakes_nobody() throws InterruptedException {
        database.transaction().executeWithoutResult(status -> {
            outbox.appendAll(List.of(new Message(Topics.ORDERS_EVENTS, "a", fact("a", 1))));
            status.setRollbackOnly();
        });
        assertThat(database.count("outbox")).isZero();
        assertThat(signal.awaitNews(Duration.ZERO)).isFalse();
    }

    @Test
    void a_commit_wakes_the_relay() throws InterruptedException {
        append(new Message(Topics.ORDERS_EVENTS, "a", fact("a", 1)));
        assertThat(signal.awaitNews(Duration.ZERO)).isTrue();
    }

    @Test
    void a_record_that_no_broker_would_take_is_refused_with_its_order() {
        var huge = OrderEvent.newBuilder(fact("a", 1)).setType("x".repeat(RelayRig.RECORD_BYTES_MAX)).build();
        var message = new Message(Topics.ORDERS_EVENTS, "a", huge);
        assertThatThrownBy(() -> append(message)).isInstanceOf(OversizedRecordException.class)
                .hasMessageContaining("order a")
                .hasMessageContaining("record-bytes-max");
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void a_key_that_is_not_the_order_is_refused() {
        var message = new Message(Topics.ORDERS_EVENTS, "b", fact("a", 1));
        assertThatThrownBy(() -> append(message)).hasMessageContaining("key b");
    }

    @Test
    void a_transaction_is_needed() {
        assertThatThrownBy(() -> outbox.appendAll(List.of(new Message(Topics.ORDERS_EVENTS, "a", fact("a", 1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    private void append(Message... messages) {
        database.transaction().executeWithoutResult(_ -> outbox.appendAll(List.of(messages)));
    }
}
