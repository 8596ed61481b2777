package io.waybill.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.pos.PosStack;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.Till.Webhook;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliverySweepTest extends PosStack {

    @Autowired
    private DeliverySweep sweep;

    @Test
    void forgets_old_deliveries_and_keeps_their_sales() {
        till.send(Webhook.of(Body.saleAtTill(), "w1", "2026-11-22T12:00:00Z"));

        assertThat(sweep.runOnce(Instant.now().plus(Duration.ofDays(29)))).isZero();
        assertThat(sweep.runOnce(Instant.now().plus(Duration.ofDays(31)))).isOne();
        assertThat(count("webhook_delivery")).isZero();
        assertThat(count("sale")).isOne();
    }

    @Test
    void forgets_more_than_it_deletes_at_once() {
        jdbc.sql("""
                insert into webhook_delivery (shop, webhook_id, topic, resource_id, received_at)
                select 's', n::text, 't', n::text, now() from generate_series(1, 2500) as n
                """).update();

        assertThat(sweep.runOnce(Instant.now().plus(Duration.ofDays(31)))).isEqualTo(2500);
    }
}
