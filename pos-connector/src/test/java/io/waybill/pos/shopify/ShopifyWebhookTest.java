package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.ids.OrderIds;
import io.waybill.pos.PosStack;
import io.waybill.pos.shopify.Till.Webhook;
import io.waybill.schemas.OrderReceived;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ShopifyWebhookTest extends PosStack {

    private static final String ORDER_ID = OrderIds.orderId("SHOPIFY", Body.SHOP, "5550002");
    private static final String NOON = "2026-11-22T12:00:00.123Z";

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_same_webhook_a_hundred_times_at_once_is_one_sale_and_one_snapshot() {
        var webhook = Webhook.of(Body.saleAtTill(), "w1", NOON);
        var before = counted("REPEATED");

        var answers = IntStream.range(0, 100)
                .mapToObj(_ -> CompletableFuture
                        .supplyAsync(() -> till.send(webhook), command -> Thread.ofVirtual().start(command)))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).hasStatusOk());
        workUntilNothingIsDue();

        assertThat(counted("REPEATED")).isEqualTo(before + 99);
        assertThat(count("webhook_delivery")).isOne();
        assertThat(count("sale")).isOne();
        assertThat(snapshots(ORDER_ID)).hasSize(1);
    }

    @Test
    void one_action_told_under_two_webhook_ids_is_stored_once() {
        var webhook = Webhook.of(Body.saleAtTill(), "w1", NOON);
        var before = counted("REPEATED");
        till.send(webhook);
        till.send(webhook.with("X-Shopify-Webhook-Id", "w2"));

        assertThat(count("webhook_delivery")).isOne();
        assertThat(counted("REPEATED")).isEqualTo(before + 1);
    }

    @Test
    void a_stored_sale_is_due_work_even_if_nobody_lives_to_do_it() {
        till.send(Webhook.of(Body.saleAtTill(), "w1", NOON));

        assertThat(jdbc.sql("select id from work where due_at is not null").query(String.class).list())
                .containsExactly("SALE:" + ORDER_ID);
        workUntilNothingIsDue();
        assertThat(snapshots(ORDER_ID)).singleElement().extracting(OrderReceived::getName).isEqualTo("#1102");
    }

    @ParameterizedTest
    @CsvSource({"X-Shopify-Shop-Domain,strange.myshopify.com", "X-Shopify-Shop-Domain,''",
            "X-Shopify-Hmac-Sha256,qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=", "X-Shopify-Hmac-Sha256,''"})
    void a_stranger_or_a_forgery_is_refused_counted_and_never_stored(String header, String value) {
        var before = counted("UNSIGNED");

        var answer = till.send(Webhook.of(Body.saleAtTill(), "w1", NOON).with(header, value));

        assertThat(answer).hasStatus(401);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:waybill:problem:webhook-not-signed");
        assertThat(counted("UNSIGNED")).isEqualTo(before + 1);
        assertThat(count("webhook_delivery") + count("sale") + count("work")).isZero();
    }

    @Test
    void a_store_is_known_however_its_domain_is_written() {
        var webhook = Webhook.of(Body.saleAtTill(), "w1", NOON);
        till.send(webhook.with("X-Shopify-Shop-Domain", Body.SHOP.toUpperCase(Locale.ROOT)));

        assertThat(jdbc.sql("select order_id from sale").query(String.class).single()).isEqualTo(ORDER_ID);
    }

    @Test
    void more_than_a_mebibyte_is_too_large_before_anything_else_is_asked() {
        var large = ("{\"id\": 1, \"note\": \"" + "x".repeat(ShopifyWebhook.BODY_BYTES_MAX) + "\"}").getBytes(UTF_8);
        assertThat(till.send(Webhook.signed(large, "w1"))).hasStatus(413);
        assertThat(till.send(Webhook.signed(large, "w1").with("X-Shopify-Hmac-Sha256", "forged"))).hasStatus(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1]", "7", "{}", "{\"id\": null}", "{\"id\": -1}", "{\"id\": 1.5}",
            "{\"id\": {}}", "{\"id\": \"../1\"}", "{\"id\": 1e99999999}"})
    void what_is_no_order_is_malformed_though_well_signed(String body) {
        var answer = till.send(Webhook.signed(body.getBytes(UTF_8), "w1"));

        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:waybill:problem:malformed-webhook");
        assertThat(count("sale")).isZero();
    }

    @Test
    void an_order_nobody_can_map_is_kept_and_seen() {
        var body = Body.saleAtTill().with("line_items", "[{\"id\": 1, \"quantity\": -1, \"price\": \"1\"}]");

        assertThat(till.send(Webhook.of(body, "w1", NOON))).hasStatusOk();
        workUntilNothingIsDue();

        assertThat(snapshots(ORDER_ID)).isEmpty();
        var work = jdbc.sql("select state, last_error from work").query().singleRow();
        assertThat(work).containsEntry("state", "FAILED")
                .containsEntry("last_error", "line_items[0].quantity is negative");
        assertThat(jdbc.sql("select body from sale").query(byte[].class).single()).isEqualTo(body.bytes());
    }

    @Test
    void a_sale_that_could_not_be_mapped_is_told_once_a_body_comes_that_can() {
        till.send(Webhook.of(Body.saleAtTill().with("currency", "null"), "w1", NOON));
        workUntilNothingIsDue();
        till.send(Webhook.of(Body.saleAtTill().with("updated_at", "\"2026-11-22T12:00:00-05:00\""), "w2", NOON));
        workUntilNothingIsDue();

        assertThat(snapshots(ORDER_ID)).hasSize(1);
        assertThat(jdbc.sql("select state from work").query(String.class).single()).isEqualTo("DONE");
    }

    @Test
    void a_topic_that_tells_nothing_we_use_is_answered_and_ignored() {
        var before = counted("IGNORED");
        var webhook = Webhook.of(Body.saleAtTill(), "w1", NOON);

        assertThat(till.send(webhook.with("X-Shopify-Topic", "products/update"))).hasStatusOk();

        assertThat(count("webhook_delivery")).isZero();
        assertThat(counted("IGNORED")).isEqualTo(before + 1);
    }

    @Test
    void bodies_that_cannot_be_told_older_from_newer_keep_the_stored_one_and_mark_it() {
        till.send(Webhook.of(Body.saleAtTill(), "w1", NOON));
        till.send(Webhook.of(Body.saleAtTill().with("note", "\"changed\""), "w2", NOON));

        assertThat(jdbc.sql("select doubtful from sale").query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select body from sale").query(byte[].class).single())
                .isEqualTo(Body.saleAtTill().bytes());

        till.send(Webhook.of(Body.saleAtTill(), "w3", "2026-11-22T12:00:01Z"));
        assertThat(jdbc.sql("select doubtful from sale").query(Boolean.class).single()).isFalse();
    }

    private double counted(String fate) {
        return meters.get("waybill.pos.webhooks").tag("fate", fate).counter().count();
    }
}
