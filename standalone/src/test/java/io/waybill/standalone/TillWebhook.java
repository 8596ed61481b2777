package io.waybill.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A store that tells of test sales at its till, paid and fulfilled. */
record TillWebhook(String url, String secret) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Who bought, as the store knows it. */
    record Buyer(String name, String address1, String email, String phone) {}

    /** One that was not carried out of the door was sent by the shop itself. */
    record Sale(long id, boolean carriedOut) {}

    int tell(Sale sale, Buyer buyer, Instant changedAt, String webhookId) {
        var body = body(sale, buyer, changedAt);
        var request = HttpRequest.newBuilder(URI.create(url + "/webhooks/shopify"))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", "orders/updated")
                .header("X-Shopify-Shop-Domain", SimulatedWorld.SHOP)
                .header("X-Shopify-Webhook-Id", webhookId)
                .header("X-Shopify-Triggered-At", changedAt.toString())
                .header("X-Shopify-Hmac-Sha256", signature(body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while telling of a sale", e);
        }
    }

    private static String address(Buyer buyer) {
        return """
                {"name": "%s", "address1": "%s", "city": "Springfield", "zip": "62701", "province": "IL",
                 "country_code": "US", "phone": "%s"}"""
                .formatted(buyer.name(), buyer.address1(), buyer.phone());
    }

    private static String body(Sale sale, Buyer buyer, Instant changedAt) {
        var id = sale.id();
        return """
                {"id": %1$d, "name": "#T%1$d", "currency": "USD", "created_at": "2026-11-22T11:00:00-05:00",
                 "processed_at": "2026-11-22T11:00:00-05:00", "updated_at": "%2$s", "cancelled_at": null,
                 "cancel_reason": null, "source_name": "pos", "location_id": 655441491, "financial_status": "paid",
                 "fulfillment_status": "fulfilled", "email": "%3$s", "contact_email": "%3$s", "tags": "", "test": true,
                 "customer": {"id": 7, "email": "%3$s", "default_address": %4$s}, "shipping_address": %5$s,
                 "shipping_lines": [], "refunds": [], "returns": [],
                 "fulfillments": [{"id": %1$d1, "status": "success", "created_at": "2026-11-22T11:00:01-05:00",
                   "tracking_number": null, "tracking_company": null, "shipment_status": null,
                   "line_items": [{"id": 9001, "quantity": 1}]}],
                 "line_items": [{"id": 9001, "sku": "TILL-TEA", "title": "Tea", "vendor": "", "quantity": 1,
                   "current_quantity": 1, "fulfillable_quantity": 0, "price": "12.50", "requires_shipping": true,
                   "gift_card": false}]}
                """
                .formatted(id, changedAt, buyer.email(), address(buyer), sale.carriedOut() ? "null" : address(buyer));
    }

    private String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
