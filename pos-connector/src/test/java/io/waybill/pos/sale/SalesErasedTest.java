package io.waybill.pos.sale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.ids.OrderIds;
import io.waybill.pos.PosStack;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.Till.Webhook;
import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale whose order is erased: its body, its snapshot and its wish are gone, and no webhook brings them back. */
class SalesErasedTest extends PosStack {

    private static final String ORDER_ID = OrderIds.orderId("SHOPIFY", Body.SHOP, "5550002");
    private static final List<String> PERSON = List.of("Bob Norman", "Chestnut Street 92", "+1(502)-459-2181");

    @Test
    void nothing_of_the_customer_is_left_in_any_table() {
        sell("w1", "2026-11-22T12:00:00Z");
        ask(wish(1));
        workUntilNothingIsDue();
        for (var trace : PERSON) assertThat(tablesWith(trace)).as(trace).containsExactly("sale", "work");

        erase(ORDER_ID);

        for (var trace : PERSON) assertThat(tablesWith(trace)).as(trace).isEmpty();
    }

    @Test
    void webhooks_and_wishes_that_come_later_are_taken_and_store_and_tell_nothing() {
        sell("w1", "2026-11-22T12:00:00Z");
        ask(wish(1));
        workUntilNothingIsDue();
        erase(ORDER_ID);
        var told = snapshots(ORDER_ID).size();
        var answered = updates(ORDER_ID).size();

        sell("w1", "2026-11-22T12:00:00Z");
        sell("w2", "2026-11-22T13:00:00Z");
        ask(wish(1));
        ask(wish(2));
        workUntilNothingIsDue();

        for (var trace : PERSON) assertThat(tablesWith(trace)).as(trace).isEmpty();
        assertThat(count("sale") + count("work")).isZero();
        assertThat(snapshots(ORDER_ID)).hasSize(told);
        assertThat(updates(ORDER_ID)).hasSize(answered);
    }

    @Test
    void a_sale_that_was_stored_and_not_told_yet_is_never_told() {
        sell("w1", "2026-11-22T12:00:00Z");
        erase(ORDER_ID);
        workUntilNothingIsDue();
        assertThat(snapshots(ORDER_ID)).isEmpty();
    }

    @Test
    void a_sale_that_comes_after_its_erasure_is_not_taken_and_others_are() {
        erase(ORDER_ID);
        sell("w1", "2026-11-22T12:00:00Z");
        assertThat(till.send(Webhook.of(Body.saleAtTill().with("id", "77"), "w77", "2026-11-22T12:00:00Z")))
                .hasStatusOk();
        assertThat(jdbc.sql("select order_id from sale").query(String.class).list())
                .containsExactly(OrderIds.orderId("SHOPIFY", Body.SHOP, "77"));
    }

    private void sell(String webhookId, String at) {
        var sale = Body.saleAtTill().addressed().with("updated_at", "\"" + at + "\"");
        assertThat(till.send(Webhook.of(sale, webhookId, at))).hasStatusOk();
    }

    private static FulfillmentRequest wish(long revision) {
        return FulfillmentRequest.newBuilder()
                .setOrderId(ORDER_ID)
                .setFulfillmentOrderId(ORDER_ID + "-F1")
                .setRevision(revision)
                .setWish(Wish.SUBMITTED)
                .setPlatform("SHOPIFY")
                .setStore(Body.SHOP)
                .setExternalId("5550002")
                .setOrderName("#1102")
                .setPlacedAt(Instant.EPOCH)
                .setCurrency("USD")
                .setRecipient(Address.newBuilder().setName(PERSON.getFirst()).build())
                .setLines(List.of(RequestedLine.newBuilder()
                        .setLineId("9001")
                        .setSku("DS-MUG")
                        .setQuantity(2)
                        .setUnitPrice(new BigDecimal("12.5000"))
                        .build()))
                .build();
    }

    /** A row as text shows every column, bytes in hex. */
    private List<String> tablesWith(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("""
                        select exists (select 1 from %s t where position(:text in t::text) > 0
                                                             or position(:hex in t::text) > 0)""".formatted(table))
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
