package io.waybill.pos.shopify;

import io.waybill.kit.web.Problems;
import io.waybill.pos.sale.Delivery;
import io.waybill.pos.sale.Sale;
import io.waybill.pos.sale.SaleBody;
import io.waybill.pos.sale.SaleIntake;
import io.waybill.pos.sale.SaleStamp;
import io.waybill.pos.shopify.ShopifyWebhooks.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Shopify sends what happened. Verifies, stores, answers 200: what a sale means is found out afterwards, so that
 * the answer never takes long and never depends on it.
 */
@RestController
public class ShopifyWebhook {

    static final int BODY_BYTES_MAX = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyWebhook.class);
    private static final Set<String> TOPICS = Set.of("orders/create", "orders/updated", "orders/cancelled");

    private final ShopifyStores stores;
    private final SaleIntake intake;
    private final ShopifyWebhooks webhooks;
    private final InstantSource clock;

    public ShopifyWebhook(ShopifyStores stores, SaleIntake intake, ShopifyWebhooks webhooks, InstantSource clock) {
        this.stores = stores;
        this.intake = intake;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping("/webhooks/shopify")
    ResponseEntity<ProblemDetail> receive(@RequestHeader HttpHeaders headers, InputStream stream) throws IOException {
        var body = stream.readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return refuse(Fate.TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE",
                    "a webhook may have %d bytes at most".formatted(BODY_BYTES_MAX));
        }
        var shop = stores.signer(header(headers, "X-Shopify-Shop-Domain"), body,
                header(headers, "X-Shopify-Hmac-Sha256"));
        if (shop.isEmpty()) {
            return refuse(Fate.UNSIGNED, HttpStatus.UNAUTHORIZED, "WEBHOOK_NOT_SIGNED",
                    "no connected store signed these bytes");
        }
        var topic = header(headers, "X-Shopify-Topic").toLowerCase(Locale.ROOT);
        if (!TOPICS.contains(topic)) {
            webhooks.count(Fate.IGNORED);
            return ResponseEntity.ok().build();
        }
        return delivery(shop.get(), topic, headers, body).map(this::take)
                .orElseGet(() -> refuse(Fate.MALFORMED, HttpStatus.BAD_REQUEST, "MALFORMED_WEBHOOK",
                        "expected an order with an id as JSON, and the header X-Shopify-Webhook-Id"));
    }

    private static Optional<Delivery> delivery(String shop, String topic, HttpHeaders headers, byte[] body) {
        var webhookId = header(headers, "X-Shopify-Webhook-Id");
        if (webhookId.isEmpty()) return Optional.empty();
        var eventId = header(headers, "X-Shopify-Event-Id");
        var triggeredAt = ShopifyTime.parse(header(headers, "X-Shopify-Triggered-At")).orElse(null);
        return ShopifyEnvelope.of(body)
                .map(envelope -> new Delivery(webhookId, topic,
                        eventId.isEmpty() ? null : eventId,
                        new Sale(new Sale.Key(ShopifyMapping.PLATFORM, shop, envelope.externalId()),
                                new SaleStamp(envelope.changedAt(), triggeredAt), SaleBody.of(body))));
    }

    private ResponseEntity<ProblemDetail> take(Delivery delivery) {
        try {
            webhooks.count(intake.take(delivery, clock.instant()));
            return ResponseEntity.ok().build();
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn()
                    .addKeyValue("orderId", delivery.sale().orderId())
                    .addKeyValue("error", e.toString())
                    .log("could not store a webhook; its store sends it again");
            return refuse(Fate.NOT_STORED, HttpStatus.SERVICE_UNAVAILABLE, "NOT_STORED",
                    "the webhook could not be stored; send it again");
        }
    }

    private ResponseEntity<ProblemDetail> refuse(Fate fate, HttpStatus status, String kind, String detail) {
        webhooks.count(fate);
        return ResponseEntity.of(Problems.of(status, kind, detail)).build();
    }

    private static String header(HttpHeaders headers, String name) {
        return Objects.requireNonNullElse(headers.getFirst(name), "").strip();
    }
}
