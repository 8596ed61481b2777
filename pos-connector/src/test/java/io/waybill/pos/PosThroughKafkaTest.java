package io.waybill.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.kit.ids.OrderIds;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.ShopifyWebhook;
import io.waybill.pos.shopify.Till;
import io.waybill.pos.shopify.Till.Webhook;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** From the till to the topics, over the real broker, with a service that dies in between. */
class PosThroughKafkaTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String ORDER_ID = OrderIds.orderId("SHOPIFY", Body.SHOP, "5550002");

    private final String database = Backbone.shared().createDatabase("pos");

    @Test
    void a_sale_stored_before_a_restart_is_told_after_it_and_its_wish_is_answered() {
        try (var dying = start("waybill.connector.auto-start", "false")) {
            var sale = Body.saleAtTill().fulfilled(71, "success", 9001, 2);
            assertThat(new Till(dying.getBean(ShopifyWebhook.class))
                    .send(Webhook.of(sale, "w1", "2026-11-22T16:00:06Z"))).hasStatusOk();
        }
        assertThat(TopicReader.read(Topics.ORDERS_RECEIVED, ORDER_ID)).isEmpty();

        try (var service = start("waybill.connector.auto-start", "true")) {
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(
                            () -> assertThat(TopicReader.read(Topics.ORDERS_RECEIVED, ORDER_ID)).singleElement()
                                    .satisfies(order -> assertThat(order.getName()).isEqualTo("#1102")));

            ask(service);

            await().atMost(LONG_ENOUGH)
                    .untilAsserted(
                            () -> assertThat(TopicReader.read(Topics.FULFILLMENT_UPDATES, ORDER_ID))
                                    .extracting(FulfillmentUpdate::getStatus)
                                    .containsExactly(FulfillmentOrderStatus.FULFILLED));
        }
    }

    @Test
    void the_door_is_open_for_signed_webhooks_and_closed_for_everyone_else() throws Exception {
        try (var service = start("waybill.connector.auto-start", "true")) {
            var door = new Door(service);
            var webhook = Webhook.of(Body.saleAtTill().with("id", "77"), "w77", "2026-11-22T16:00:06Z");

            assertThat(door.post(webhook).statusCode()).isEqualTo(200);
            assertThat(door.post(webhook.with("X-Shopify-Hmac-Sha256", "forged")).statusCode()).isEqualTo(401);
            assertThat(door.post(new Webhook("x".repeat(1024 * 1024 + 1), webhook.headers())).statusCode())
                    .isEqualTo(413);
            assertThat(door.get("local.server.port", "/api/ops/work", "").statusCode()).isEqualTo(401);
            assertThat(door.get("local.server.port", "/api/ops/work", "viewer:test-password").body())
                    .contains("SALE:" + OrderIds.orderId("SHOPIFY", Body.SHOP, "77"));
            assertThat(door.get("local.management.port", "/actuator/prometheus", "").body())
                    .contains("waybill_work{", "waybill_work_due", "waybill_work_overdue_seconds",
                            "waybill_work_steps_total{", "waybill_pos_webhooks_total{");
        }
    }

    private ConfigurableApplicationContext start(String property, String value) {
        var settings = new HashMap<String, Object>(PosStack.settings(database));
        settings.put(property, value);
        // As arguments, which win over the files of the service itself.
        return new SpringApplication(PosApplication.class).run(settings.entrySet()
                .stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** As order-service would; its outbox works like ours. */
    private static void ask(ConfigurableApplicationContext service) {
        var request = FulfillmentRequest.newBuilder()
                .setOrderId(ORDER_ID)
                .setFulfillmentOrderId(ORDER_ID + "-F1")
                .setRevision(1)
                .setWish(Wish.SUBMITTED)
                .setPlatform("SHOPIFY")
                .setStore(Body.SHOP)
                .setExternalId("5550002")
                .setOrderName("#1102")
                .setPlacedAt(Instant.EPOCH)
                .setCurrency("USD")
                .setLines(List.of(RequestedLine.newBuilder()
                        .setLineId("9001")
                        .setSku("DS-MUG")
                        .setQuantity(2)
                        .setUnitPrice(new BigDecimal("12.5000"))
                        .build()))
                .build();
        service.getBean(TransactionOperations.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class)
                        .appendAll(List.of(new Message(Topics.REQUESTS_POS, ORDER_ID, request))));
    }
}
