package io.waybill.fba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.backbone.TopicSettings;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.schemas.Address;
import io.waybill.schemas.Cause;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.OrderErasedFact;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** A wish that comes over the real broker is answered over it, as far as anybody can without an account. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class FbaThroughKafkaTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final String STREET = "9 Ravenloft Alley";

    @Autowired
    private Outbox outbox;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        var backbone = Backbone.shared();
        backbone.kafka()
                .createTopics(Topics.ALL.stream()
                        .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                        .toList());
        backbone.properties(backbone.createDatabase("fba")).forEach((key, value) -> registry.add(key, () -> value));
        for (var user : List.of("viewer", "operator", "admin")) {
            registry.add("waybill.security." + user + "-password", () -> "test-password");
        }
    }

    @Test
    void a_wish_waits_in_sight_and_a_cancel_wish_is_in_time() {
        ask("waiting", Wish.SUBMITTED, 1);
        ask("stopped", Wish.SUBMITTED, 1);
        ask("stopped", Wish.CANCELLED, 2);

        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertThat(state("waiting", 1)).isEqualTo("WAITING");
            assertThat(state("stopped", 2)).isEqualTo("DONE");
        });
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from outbox").query(Integer.class).single())
                                .isZero());
        assertThat(FulfillmentUpdates.last("waiting")).satisfies(update -> {
            assertThat(update.getStatus()).isEqualTo(FulfillmentOrderStatus.RECEIVED);
            assertThat(update.getChannel()).isEqualTo("FBA");
            assertThat(update.getProblem().getKind()).isEqualTo("NO_ACCOUNT");
        });
        assertThat(FulfillmentUpdates.last("stopped")).satisfies(update -> {
            assertThat(update.getStatus()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
            assertThat(update.getVerdicts()).hasSize(1);
        });
    }

    @Test
    void an_erased_order_is_forgotten_and_no_later_wish_for_it_is_taken() {
        ask("erased", Wish.SUBMITTED, 1);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(state("erased", 1)).isEqualTo("WAITING"));
        assertThat(isKnown(STREET)).isTrue();

        erase("erased");
        erase("never-seen");
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(tombstones()).contains("erased", "never-seen"));
        var read = wishesRead();
        ask("erased", Wish.SUBMITTED, 2);
        ask("never-seen", Wish.SUBMITTED, 1);

        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(wishesRead()).isEqualTo(read + 2));
        assertThat(jdbc.sql("select id from work where order_id in ('erased', 'never-seen')")
                .query(String.class)
                .list()).isEmpty();
    }

    private boolean isKnown(String street) {
        return jdbc.sql("select exists (select 1 from work where position(convert_to(:street, 'UTF8') in request) > 0)")
                .param("street", street)
                .query(Boolean.class)
                .single();
    }

    private List<String> tombstones() {
        return jdbc.sql("select order_id from erased_order").query(String.class).list();
    }

    private long wishesRead() {
        return jdbc.sql("select sum(next_offset) from intake_offset where topic = :topic")
                .param("topic", Topics.REQUESTS_FBA.name())
                .query(Long.class)
                .single();
    }

    /** As order-service would. */
    private void erase(String orderId) {
        var fact = OrderEvent.newBuilder()
                .setOrderId(orderId)
                .setSequence(7)
                .setType("OrderErased")
                .setAt(Instant.EPOCH)
                .setCause(Cause.newBuilder().setKind("COMMAND").build())
                .setOrderErased(new OrderErasedFact("olga"))
                .build();
        transactions.executeWithoutResult(
                _ -> outbox.appendAll(List.of(new Message(Topics.ORDERS_EVENTS, orderId, fact))));
    }

    /** As order-service would; its outbox works like ours. */
    private void ask(String orderId, Wish wish, long revision) {
        var request = FulfillmentRequest.newBuilder()
                .setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setRevision(revision)
                .setWish(wish)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1")
                .setOrderName("#1")
                .setPlacedAt(Instant.EPOCH)
                .setCurrency("USD")
                .setRecipient(Address.newBuilder().setAddress1(STREET).build())
                .setLines(List.of(RequestedLine.newBuilder()
                        .setLineId("1")
                        .setSku("X")
                        .setQuantity(1)
                        .setUnitPrice(new BigDecimal("1.0000"))
                        .build()))
                .build();
        transactions.executeWithoutResult(
                _ -> outbox.appendAll(List.of(new Message(Topics.REQUESTS_FBA, orderId, request))));
    }

    private String state(String orderId, long requestRevision) {
        return jdbc.sql("""
                select state from work
                 where order_id = :orderId and request_revision = :revision and due_at is null
                """)
                .param("orderId", orderId)
                .param("revision", requestRevision)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
