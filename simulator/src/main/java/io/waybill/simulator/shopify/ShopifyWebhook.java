package io.waybill.simulator.shopify;

import io.waybill.simulator.delivery.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One webhook about one version of an order. It keeps the version, not the bytes: they are rendered at every sending,
 * the same each time, so that thousands of waiting webhooks stay small.
 */
record ShopifyWebhook(Shop shop, ShopOrder order, String topic, int nth) implements Webhook {

    static final String API_VERSION = "2026-10";

    @Override
    public String id() {
        return Ids.webhook(shop.domain(), order.head().id(), order.stamp().change(), topic);
    }

    @Override
    public String orderId() {
        return Long.toString(order.head().id());
    }

    @Override
    public String faultKey() {
        return shop.domain() + "/" + order.head().number() + "/" + order.stamp().change() + "/" + topic;
    }

    @Override
    public URI target() {
        return shop.webhook().url();
    }

    @Override
    public Message render() {
        String body = OrderBody.of(shop, order).text();
        return new Message(Map.of("Content-Type", "application/json", "X-Shopify-Topic", topic,
                "X-Shopify-Hmac-Sha256", Signature.of(body.getBytes(StandardCharsets.UTF_8), shop.webhook().secret()),
                "X-Shopify-Shop-Domain",
                shop.domain(), "X-Shopify-API-Version", API_VERSION, "X-Shopify-Webhook-Id", id(),
                "X-Shopify-Event-Id", Ids.event(shop.domain(), order.head().id(), order.stamp().change()),
                "X-Shopify-Triggered-At", order.stamp().triggeredAt(nth).toString()), body);
    }

    @Override
    public String sender() {
        return shop.domain();
    }
}
