package io.waybill.fba;

import io.waybill.backbone.Backbone;
import io.waybill.backbone.TopicSettings;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** One running instance of the connector, impatient, at a simulated Amazon. */
final class Connector implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Connector(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** {@code name} is also its store's; instances of one name share database and account. */
    static Connector start(String name, String database, SimulatedAmazon amazon, Map<String, String> changes) {
        var backbone = Backbone.shared();
        backbone.kafka()
                .createTopics(Topics.ALL.stream()
                        .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                        .toList());
        var properties = new HashMap<String, String>(backbone.properties(database));
        properties.putAll(settings(name, amazon));
        properties.putAll(changes);
        var arguments = properties.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue());
        return new Connector(new SpringApplicationBuilder(FbaApplication.class).run(arguments.toArray(String[]::new)));
    }

    private static Map<String, String> settings(String name, SimulatedAmazon amazon) {
        var settings = new HashMap<String, String>();
        var account = "waybill.fba.accounts[0].";
        settings.putAll(Map.of(account + "name", name, account + "stores", name, account + "marketplace-id",
                "ATVPDKIKX0DER", account + "endpoint", amazon.url(), account + "lwa-endpoint",
                amazon.url() + "/auth/o2/token", account + "client-id", "app", account + "client-secret", "secret",
                account + "refresh-token", "Atzr|1"));
        settings.putAll(Map.of("waybill.fba.watch.poll-interval", "150ms", "waybill.fba.watch.delivery-poll-interval",
                "150ms", "waybill.fba.watch.sweep-interval", "100ms", "waybill.fba.visible-after", "200ms",
                "waybill.guard.call-timeout", "2s", "waybill.guard.breaker-open-for", "300ms",
                "waybill.connector.lease", "8s",
                "waybill.connector.poll-interval", "20ms"));
        // A heartbeat of its own: another database of the same name would count as restored from a backup.
        settings.putAll(Map.of("spring.application.name", "fba-" + name, "server.port", "0",
                "management.server.port", "0", "waybill.security.viewer-password", "test-password",
                "waybill.security.operator-password", "test-password", "waybill.security.admin-password",
                "test-password"));
        return settings;
    }

    /** As order-service would; the outbox works like its. */
    void ask(Collection<FulfillmentRequest> wishes) {
        var outbox = context.getBean(Outbox.class);
        context.getBean(TransactionOperations.class)
                .executeWithoutResult(_ -> outbox.appendAll(wishes.stream()
                        .map(wish -> new Message(Topics.REQUESTS_FBA, wish.getOrderId(), wish))
                        .toList()));
    }

    @Override
    public void close() {
        context.close();
    }
}
