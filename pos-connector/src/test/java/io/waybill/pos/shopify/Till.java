package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A store with a till that tells the service what happened, signed or not. */
public final class Till {

    public static final String SECRET = "hush";

    private final MockMvcTester http;

    public Till(ShopifyWebhook webhook) {
        http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(webhook).build());
    }

    /** One delivery: what is sent, and the headers that go with it. */
    public record Webhook(String body, Map<String, String> headers) {

        public static Webhook of(Body body, String webhookId, String triggeredAt) {
            return signed(body.bytes(), webhookId).with("X-Shopify-Triggered-At", triggeredAt)
                    .with("X-Shopify-Event-Id", "event of " + webhookId);
        }

        static Webhook signed(byte[] body, String webhookId) {
            return new Webhook(new String(body, UTF_8), Map.of("X-Shopify-Topic", "orders/updated",
                    "X-Shopify-Shop-Domain", Body.SHOP,
                    "X-Shopify-Hmac-Sha256", signature(body), "X-Shopify-Webhook-Id", webhookId));
        }

        public Webhook with(String header, String value) {
            var changed = new HashMap<>(headers);
            changed.put(header, value);
            return new Webhook(body, changed);
        }
    }

    public MvcTestResult send(Webhook webhook) {
        var request = http.post()
                .uri("/webhooks/shopify")
                .contentType("application/json")
                .content(webhook.body().getBytes(UTF_8));
        webhook.headers().forEach(request::header);
        return request.exchange();
    }

    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
