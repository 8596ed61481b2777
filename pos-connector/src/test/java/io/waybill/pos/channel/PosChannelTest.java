package io.waybill.pos.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.ids.OrderIds;
import io.waybill.pos.PosStack;
import io.waybill.pos.shopify.Body;
import io.waybill.pos.shopify.Till.Webhook;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Owner;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosChannelTest extends PosStack {

    private static final String ORDER_ID = OrderIds.orderId("SHOPIFY", Body.SHOP, "5550002");

    @Test
    void a_wish_before_its_sale_waits_for_staff_and_goes_on_when_the_sale_is_there() {
        ask(request(Wish.SUBMITTED, 1));
        workUntilNothingIsDue();
        assertThat(updates(ORDER_ID)).singleElement().satisfies(update -> {
            assertThat(update.getStatus()).isEqualTo(FulfillmentOrderStatus.RECEIVED);
            assertThat(update.getProblem().getKind()).isEqualTo("NO_SALE");
            assertThat(update.getProblem().getOwner()).isEqualTo(Owner.STAFF);
        });

        till.send(Webhook.of(Body.saleAtTill().fulfilled(71, "success", 9001, 2), "w1", "2026-11-22T12:00:00Z"));
        workUntilNothingIsDue();

        var last = updates(ORDER_ID).getLast();
        assertThat(last.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(last.getProblem()).isNull();
        assertThat(last.getShipments()).extracting(ReportedShipment::getOutsideKey).containsExactly("71");
    }

    @Test
    void a_newer_body_makes_its_fulfillment_due_again() {
        till.send(Webhook.of(Body.saleAtTill(), "w1", "2026-11-22T12:00:00Z"));
        ask(request(Wish.SUBMITTED, 1));
        workUntilNothingIsDue();
        till.send(Webhook.of(Body.saleAtTill()
                .with("updated_at", "\"2026-11-22T12:00:00-05:00\"")
                .fulfilled(71, "success", 9001, 2), "w2", "2026-11-22T12:00:00Z"));
        workUntilNothingIsDue();

        assertThat(updates(ORDER_ID)).extracting(FulfillmentUpdate::getStatus)
                .containsExactly(FulfillmentOrderStatus.NEUTRAL, FulfillmentOrderStatus.FULFILLED);
    }

    @Test
    void a_location_set_to_always_is_fulfilled_as_it_arrives_and_never_doubled() {
        till.send(Webhook.of(Body.saleAtTill().with("location_id", "2"), "w1", "2026-11-22T12:00:00Z"));
        ask(request(Wish.SUBMITTED, 1));
        workUntilNothingIsDue();
        till.send(Webhook.of(Body.saleAtTill()
                .with("location_id", "2")
                .with("updated_at", "\"2026-11-22T12:00:00-05:00\"")
                .fulfilled(71, "success", 9001, 2), "w2",
                "2026-11-22T12:00:00Z"));
        workUntilNothingIsDue();

        assertThat(updates(ORDER_ID)).singleElement()
                .satisfies(
                        update -> assertThat(update.getShipments()).extracting(ReportedShipment::getOutsideKey)
                                .containsExactly("sale"));
    }

    @Test
    void a_cancel_wish_before_its_submit_is_in_time() {
        till.send(Webhook.of(Body.saleAtTill().with("location_id", "2"), "w1", "2026-11-22T12:00:00Z"));
        ask(request(Wish.CANCELLED, 2));
        ask(request(Wish.SUBMITTED, 1));
        workUntilNothingIsDue();

        assertThat(updates(ORDER_ID)).singleElement().satisfies(update -> {
            assertThat(update.getStatus()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
            assertThat(update.getRequestRevision()).isEqualTo(2);
            assertThat(update.getShipments()).isEmpty();
        });
    }

    @Test
    void a_sale_nobody_can_read_is_ours_to_mend() {
        till.send(Webhook.of(Body.saleAtTill().with("currency", "null"), "w1", "2026-11-22T12:00:00Z"));
        ask(request(Wish.SUBMITTED, 1));
        workUntilNothingIsDue();

        assertThat(updates(ORDER_ID)).singleElement()
                .satisfies(update -> assertThat(update.getProblem().getKind()).isEqualTo("SALE_UNREADABLE"));
    }

    private static FulfillmentRequest request(Wish wish, long revision) {
        return FulfillmentRequest.newBuilder()
                .setOrderId(ORDER_ID)
                .setFulfillmentOrderId(ORDER_ID + "-F1")
                .setRevision(revision)
                .setWish(wish)
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
    }
}
