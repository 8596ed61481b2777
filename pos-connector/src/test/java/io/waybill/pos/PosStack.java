package io.waybill.pos;

import io.waybill.backbone.Backbone;
import io.waybill.backbone.TopicSettings;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.connector.Worker;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Origin;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.ShopifyWebhook;
import io.waybill.pos.shopify.Till;
import io.waybill.schemas.Cause;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.OrderErasedFact;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The service on a real database, with its loop driven by hand and an outbox that can be read. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK, properties = {"spring.application.name=pos-by-hand",
        "waybill.connector.auto-start=false"})
@Import(PosStack.Recording.class)
public abstract class PosStack {

    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected Worker worker;
    @Autowired
    protected Till till;
    @Autowired
    private RequestListener requests;
    @Autowired
    @Qualifier("erasures")
    private BatchListener erasures;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private RecordingOutbox outbox;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        settings(Backbone.shared().createDatabase("pos")).forEach((key, value) -> registry.add(key, () -> value));
    }

    /** What a service on the shared backbone is started with. */
    static Map<String, String> settings(String database) {
        var backbone = Backbone.shared();
        backbone.kafka()
                .createTopics(Topics.ALL.stream()
                        .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                        .toList());
        var settings = new HashMap<>(backbone.properties(database));
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        for (var user : List.of("viewer", "operator", "admin")) {
            settings.put("waybill.security." + user + "-password", "test-password");
        }
        settings.put("waybill.pos.stores[0].shop", Body.SHOP);
        settings.put("waybill.pos.stores[0].webhook-secret", Till.SECRET);
        settings.put("waybill.pos.locations[0].id", "2");
        settings.put("waybill.pos.locations[0].mark-as-fulfilled", "always");
        return settings;
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate work, sale, webhook_delivery, erased_order").update();
        outbox.messages.clear();
    }

    protected void ask(FulfillmentRequest request) {
        var origin = new Origin("fulfillment.requests.pos", new UUID(0, 1), 0, 0);
        var batch = new Batch(List.of(new Incoming(request, origin)), Batch.Mode.LIVE, Instant.now());
        transactions.execute(_ -> requests.apply(batch));
    }

    /** As the listener of {@code orders.events} would. */
    protected void erase(String orderId) {
        var fact = OrderEvent.newBuilder()
                .setOrderId(orderId)
                .setSequence(7)
                .setType("OrderErased")
                .setAt(Instant.EPOCH)
                .setCause(Cause.newBuilder().setKind("COMMAND").build())
                .setOrderErased(new OrderErasedFact("olga"))
                .build();
        var origin = new Origin("orders.events", new UUID(0, 2), 0, 0);
        var batch = new Batch(List.of(new Incoming(fact, origin)), Batch.Mode.LIVE, Instant.now());
        transactions.execute(_ -> erasures.applier().apply(batch));
    }

    protected void workUntilNothingIsDue() {
        while (worker.runOnce(Instant.now()) > 0) Thread.onSpinWait();
    }

    protected List<OrderReceived> snapshots(String orderId) {
        return outbox.of(OrderReceived.class, orderId);
    }

    protected List<FulfillmentUpdate> updates(String orderId) {
        return outbox.of(FulfillmentUpdate.class, orderId);
    }

    protected int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** Keeps what was to be published. */
    static final class RecordingOutbox implements Outbox {

        private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void appendAll(List<Message> added) {
            messages.addAll(added);
        }

        <T> List<T> of(Class<T> type, @Nullable String orderId) {
            synchronized (messages) {
                return messages.stream()
                        .filter(message -> message.key().equals(orderId))
                        .map(Message::record)
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {

        @Bean
        RecordingOutbox outbox() {
            return new RecordingOutbox();
        }

        @Bean
        Till till(ShopifyWebhook webhook) {
            return new Till(webhook);
        }
    }
}
