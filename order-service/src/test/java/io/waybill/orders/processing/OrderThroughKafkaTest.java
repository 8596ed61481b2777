package io.waybill.orders.processing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.ids.OrderIds;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.orders.EventReader;
import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.Aside;
import io.waybill.orders.order.Evolution;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.wire.Contents;
import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.PaymentStatus;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Snapshots in, facts and wishes out, all over the real broker. */
class OrderThroughKafkaTest extends OrderServiceStack {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Autowired
    private Outbox outbox;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private OrderReader reader;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_snapshot_becomes_an_order_its_channel_is_asked_and_its_answer_is_applied() {
        var order = received("DS-MUG", 1);
        publish(Topics.ORDERS_RECEIVED, order);
        var id = new OrderId(order.getOrderId());
        await().atMost(LONG_ENOUGH).until(() -> !EventReader.read(Topics.REQUESTS_DROPSHIP, id.value()).isEmpty());
        var request = EventReader.read(Topics.REQUESTS_DROPSHIP, id.value()).getFirst();
        assertThat(request.getFulfillmentOrderId()).isEqualTo(id + "-F1");
        assertThat(request.getRecipient().getCity()).isEqualTo("Leeds");

        publish(Topics.FULFILLMENT_UPDATES, shipped(request.getFulfillmentOrderId(), id.value(), 1));
        await().atMost(LONG_ENOUGH).until(() -> found(id).fulfillmentStatus() == FulfillmentStatus.FULFILLED);
        everyFactIsPublishedInSequence(id);
        theDocumentIsWhatItsJournalMakes(id);
    }

    @Test
    void the_same_snapshot_a_hundred_times_is_one_order() {
        var order = received("MAN-HAT", 1);
        for (int i = 0; i < 100; i++) publish(Topics.ORDERS_RECEIVED, order);
        var last = received("MAN-HAT", 1);
        publish(Topics.ORDERS_RECEIVED, last);
        var id = new OrderId(order.getOrderId());
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(reader.find(id)).isPresent());
        everyFactIsPublishedInSequence(id);
        assertThat(EventReader.read(Topics.ORDERS_EVENTS, id.value())).extracting(e -> e.getType())
                .containsExactly("OrderReceived", "FulfillmentOrderCreated");
    }

    @Test
    void an_impossible_value_and_an_unknown_order_are_dead_letters_and_their_neighbours_live() {
        var impossible = OrderReceived.newBuilder(received("DS-MUG", 1)).setLines(List.of(line("DS-MUG", -3))).build();
        var orphan = shipped(UUID.randomUUID().toString().replace("-", "") + "-F1", null, 1);
        var good = received("MAN-HAT", 1);
        publish(Topics.ORDERS_RECEIVED, impossible);
        publish(Topics.FULFILLMENT_UPDATES, orphan);
        publish(Topics.ORDERS_RECEIVED, good);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertThat(reasonOf(impossible.getOrderId())).contains("IMPOSSIBLE_VALUE").contains("-3");
            assertThat(reasonOf(orphan.getOrderId())).contains("UNKNOWN_ORDER");
            assertThat(reader.find(new OrderId(good.getOrderId()))).isPresent();
        });
        assertThat(reader.find(new OrderId(impossible.getOrderId()))).isEmpty();
    }

    @Test
    void commands_from_many_threads_on_one_order_leave_no_gap_and_no_double() throws Exception {
        var id = new OrderId(OrderIds.orderId("API", "main", UUID.randomUUID().toString()));
        var record = OrderReceived.newBuilder(received("MAN-HAT", 1)).setOrderId(id.value()).build();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                var snapshot = snapshot(id, record, i);
                calls.add(() -> processor.process(List.of(snapshot)));
            }
            for (var done : threads.invokeAll(calls)) assertThat(done.get()).isNotNull();
        }
        assertThat(found(id).aside().revisions()).containsEntry(Order.SOURCE, 40L);
        theDocumentIsWhatItsJournalMakes(id);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> everyFactIsPublishedInSequence(id));
    }

    private void everyFactIsPublishedInSequence(OrderId id) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(EventReader.read(Topics.ORDERS_EVENTS, id.value()))
                        .extracting(e -> e.getSequence())
                        .doesNotHaveDuplicates()
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, found(id).version()).boxed().toList()));
    }

    /** Invariant: rebuilding gives byte for byte the document that was written. */
    private void theDocumentIsWhatItsJournalMakes(OrderId id) {
        var order = Order.unknown(id);
        for (var entry : reader.timeline(id, 0, 1_000)) order = Evolution.evolve(order, entry.fact(), entry.at());
        var stored = jdbc.sql("select document from orders where order_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        assertThat(OrderDocument.write(order)).isEqualTo(stored);
        assertThat(order.aside()).isEqualTo(Aside.EMPTY);
    }

    private Order found(OrderId id) {
        return reader.find(id).orElseThrow();
    }

    private String reasonOf(String orderId) {
        return requireNonNull(jdbc.sql(
                "select coalesce(max(reason_kind || ' ' || reason), '') from dead_letter where order_id = ?")
                .param(orderId)
                .query(String.class)
                .single());
    }

    private void publish(Topics.Topic<?> topic, SpecificRecord record) {
        var key = (String) record.get(record.getSchema().getField("orderId").pos());
        transaction.executeWithoutResult(_ -> outbox.appendAll(List.of(new Message(topic, key, record))));
    }

    private static OrderCommand snapshot(OrderId id, OrderReceived record, int revision) {
        var content = Contents.of(OrderReceived.newBuilder(record)
                .setTags(IntStream.range(0, revision % 5).mapToObj(n -> "tag" + n).toList())
                .build());
        return new ReceiveSnapshot(id, revision, content, OrderFixture.ANN, null, List.of(), Arrival.LIVE,
                OrderFixture.NOON);
    }

    private static OrderReceived received(String sku, long revision) {
        var externalId = UUID.randomUUID().toString();
        return OrderReceived.newBuilder()
                .setOrderId(OrderIds.orderId("API", "main", externalId))
                .setRevision(revision)
                .setPlatform("API")
                .setStore("main")
                .setExternalId(externalId)
                .setName("#1")
                .setSalesChannel("web")
                .setPlacedAt(OrderFixture.NOON)
                .setCurrency("USD")
                .setPaymentStatus(PaymentStatus.PAID)
                .setShippingAddress(new Address("Ann Lee", "1 High St", "", "Leeds", "", "LS1", "GB", ""))
                .setLines(List.of(line(sku, 2)))
                .build();
    }

    private static OrderLine line(String sku, int quantity) {
        return new OrderLine("1", sku, "Mug", "", quantity, new BigDecimal("12.5000"), true);
    }

    private static FulfillmentUpdate shipped(String fulfillmentOrderId, @Nullable String orderId,
            long revision) {
        return FulfillmentUpdate.newBuilder()
                .setOrderId(orderId == null ? fulfillmentOrderId.substring(0, 32) : orderId)
                .setFulfillmentOrderId(fulfillmentOrderId)
                .setRevision(revision)
                .setRequestRevision(Long.MAX_VALUE)
                .setChannel("DROPSHIP")
                .setStatus(FulfillmentOrderStatus.FULFILLED)
                .setExternalRefs(List.of("8123"))
                .setShipments(List.of(ReportedShipment.newBuilder()
                        .setOutsideKey("p1")
                        .setStatus(ShipmentStatus.SHIPPED)
                        .setCarrier("UPS")
                        .setTrackingNumber("1Z")
                        .setLines(List.of(new LineQuantity("1", 2)))
                        .build()))
                .setObservedAt(OrderFixture.NOON)
                .build();
    }
}
