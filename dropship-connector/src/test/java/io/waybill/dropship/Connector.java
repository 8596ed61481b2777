package io.waybill.dropship;

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

/** One running instance of the connector, impatient, at a simulated AliExpress. */
final class Connector implements AutoCloseable {

    private static final Map<String, String> PRODUCTS = Map.of("MUG", "1001", "LAMP", "1002", "POSTER", "1003", "CHAIR",
            "1004", "CLOCK", "1005", "VASE", "1006");

    private final ConfigurableApplicationContext context;

    private Connector(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** {@code name} is also its store's; instances of one name share database and account. */
    static Connector start(String name, String database, SimulatedAliExpress aliExpress, Map<String, String> changes) {
        var backbone = Backbone.shared();
        backbone.kafka()
                .createTopics(Topics.ALL.stream()
                        .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                        .toList());
        var properties = new HashMap<String, String>(backbone.properties(database));
        properties.putAll(settings(name, aliExpress));
        properties.putAll(changes);
        var arguments = properties.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue());
        return new Connector(new SpringApplicationBuilder(DropshipApplication.class).run(arguments.toArray(
                String[]::new)));
    }

    private static Map<String, String> settings(String name, SimulatedAliExpress aliExpress) {
        var settings = new HashMap<String, String>();
        var account = "waybill.dropship.aliexpress.accounts[0].";
        settings.putAll(Map.of(account + "name", name, account + "stores", name, account + "endpoint", aliExpress.url(),
                account + "app-key", "12345678", account + "app-secret", "secret", account + "access-token", "access-0",
                account + "refresh-token", "refresh-0", account + "auto-pay", "true", account + "shipping-service",
                "CAINIAO_STANDARD"));
        var at = 0;
        for (var product : PRODUCTS.entrySet()) {
            settings.put(account + "products[%d].sku".formatted(at), product.getKey());
            settings.put(account + "products[%d].sku-attr".formatted(at), product.getKey().equals("MUG")
                    ? "14:29#White"
                    : "");
            settings.put(account + "products[%d].product-id".formatted(at++), product.getValue());
        }
        settings.putAll(Map.of("waybill.dropship.aliexpress.poll-interval", "150ms",
                "waybill.dropship.aliexpress.shipped-poll-interval", "150ms", "waybill.guard.call-timeout", "2s",
                "waybill.connector.lease", "10s", "waybill.connector.poll-interval", "20ms"));
        // A heartbeat of its own: another database of the same name would count as restored from a backup.
        settings.putAll(Map.of("spring.application.name", "dropship-" + name, "server.port", "0",
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
                        .map(wish -> new Message(Topics.REQUESTS_DROPSHIP, wish.getOrderId(), wish))
                        .toList()));
    }

    @Override
    public void close() {
        context.close();
    }
}
