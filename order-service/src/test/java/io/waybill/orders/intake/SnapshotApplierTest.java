package io.waybill.orders.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.ids.OrderIds;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Origin;
import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.processing.OrderReader;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.OrderReceived;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SnapshotApplierTest extends OrderServiceStack {

    private final String externalId = UUID.randomUUID().toString();
    private final OrderId id = new OrderId(OrderIds.orderId("API", "main", externalId));

    @Autowired
    private SnapshotApplier applier;
    @Autowired
    private OrderReader reader;

    @Test
    void live_a_revision_seen_before_is_old_and_replayed_it_is_decided_again() {
        apply(Mode.LIVE, 5, 2);
        apply(Mode.LIVE, 5, 3);
        assertThat(ordered()).isEqualTo(2);
        apply(Mode.REPLAY, 4, 3);
        assertThat(ordered()).isEqualTo(2);
        apply(Mode.REPLAY, 5, 3);
        assertThat(ordered()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_is_rejected_with_its_place_however_it_came() {
        for (var mode : List.of(Mode.LIVE, Mode.REPLAY)) {
            var rejected = applier.apply(new Batch(List.of(incoming(1, -1)), mode, OrderFixture.NOON)).rejected();
            assertThat(rejected).singleElement().satisfies(r -> {
                assertThat(r.kind()).isEqualTo("IMPOSSIBLE_VALUE");
                assertThat(r.orderId()).isEqualTo(id.value());
            });
        }
        assertThat(reader.find(id)).isEmpty();
    }

    private void apply(Mode mode, long revision, int quantity) {
        var batch = new Batch(List.of(incoming(revision, quantity)), mode, OrderFixture.NOON);
        assertThat(applier.apply(batch).rejected()).isEmpty();
    }

    private int ordered() {
        return reader.find(id).orElseThrow().known().line("1").orElseThrow().quantity();
    }

    private Incoming incoming(long revision, int quantity) {
        var record = OrderReceived.newBuilder()
                .setOrderId(id.value())
                .setRevision(revision)
                .setPlatform("API")
                .setStore("main")
                .setExternalId(externalId)
                .setName("#1")
                .setPlacedAt(OrderFixture.NOON)
                .setCurrency("USD")
                .setLines(List.of(new OrderLine("1", "MAN-HAT", "Hat", "", quantity, new BigDecimal("1.0000"), true)))
                .build();
        return new Incoming(record, new Origin("orders.received", new UUID(0, 1), 0, revision));
    }
}
