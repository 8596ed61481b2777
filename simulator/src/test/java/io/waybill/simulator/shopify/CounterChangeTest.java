package io.waybill.simulator.shopify;

import static io.waybill.simulator.shopify.ShopFixture.ADDRESS;
import static io.waybill.simulator.shopify.ShopFixture.MARKING;
import static io.waybill.simulator.shopify.ShopFixture.NOON;
import static io.waybill.simulator.shopify.ShopFixture.NOT_MARKING;
import static io.waybill.simulator.shopify.ShopFixture.order;
import static io.waybill.simulator.shopify.ShopFixture.sale;
import static io.waybill.simulator.shopify.ShopFixture.shop;
import static io.waybill.simulator.shopify.ShopFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.shopify.StaffAction.Cancel;
import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Edit;
import io.waybill.simulator.shopify.StaffAction.Fulfill;
import io.waybill.simulator.shopify.StaffAction.Item;
import io.waybill.simulator.shopify.StaffAction.Touch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterChangeTest {

    private static final Fulfill EVERYTHING = new Fulfill(null, null);
    private static final Cancel CANCEL = new Cancel("customer");

    private final Counter counter = new Counter(shop());
    private final ShopOrder open = sold(
            sale(NOT_MARKING, DeliveryMethod.SHIPPING, new Item("TEA", 3), new Item("CUP", 1)));

    @Test
    void parts_add_up_to_fulfilled() {
        ShopOrder partly = changed(open, new Fulfill(List.of(new Item("TEA", 2)), null));
        assertThat(partly.fulfillmentStatus()).isEqualTo("partial");
        ShopOrder wholly = changed(partly, EVERYTHING);
        assertThat(wholly.fulfillmentStatus()).isEqualTo("fulfilled");
        assertThat(wholly.fulfillments()).hasSize(2);
        assertThat(wholly.fulfillments().getLast().parts()).extracting(ShopFulfillment.Part::quantity)
                .containsExactly(1, 1);
    }

    @Test
    void more_than_is_left_is_not_fulfilled() {
        assertThat(refusal(open, new Fulfill(List.of(new Item("TEA", 4)), null))).contains("fulfillable_quantity 3");
        assertThat(refusal(open, new Fulfill(List.of(new Item("CARD", 1)), null))).contains("fulfillable_quantity 0");
        assertThat(refusal(changed(open, EVERYTHING), EVERYTHING)).contains("already fulfilled");
    }

    @Test
    void a_cancelled_order_has_no_current_units_and_is_refunded() {
        ShopOrder cancelled = changed(open, CANCEL);
        assertThat(cancelled.lines()).allSatisfy(line -> assertThat(line.current()).isZero());
        assertThat(cancelled.lines()).extracting(ShopLine::quantity).containsExactly(3, 1);
        assertThat(cancelled.financialStatus()).isEqualTo("refunded");
        assertThat(((Outcome.Changed) counter.decide(open, CANCEL, NOON)).topics())
                .containsExactly("orders/cancelled", "orders/updated");
    }

    @Test
    void nothing_but_a_touch_is_done_to_a_cancelled_order() {
        ShopOrder cancelled = changed(open, CANCEL);
        assertThat(refusal(cancelled, CANCEL)).contains("already been cancelled");
        assertThat(refusal(cancelled, EVERYTHING)).contains("is cancelled");
        assertThat(refusal(cancelled, new Edit(List.of(new Item("TEA", 1)), null))).contains("is cancelled");
        assertThat(changed(cancelled, new Touch()).cancellation()).isEqualTo(cancelled.cancellation());
    }

    @Test
    void what_has_left_the_shop_is_not_cancelled() {
        ShopOrder carriedOut = sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 1)));
        assertThat(refusal(carriedOut, CANCEL)).contains("fulfillments");
        assertThat(refusal(open, new Cancel("bored"))).contains("reason");
    }

    @Test
    void fewer_units_keep_what_was_bought_and_more_units_add_to_it() {
        ShopLine fewer = changed(open, new Edit(List.of(new Item("TEA", 1)), null)).line("TEA").orElseThrow();
        assertThat(fewer).extracting(ShopLine::quantity, ShopLine::current).containsExactly(3, 1);
        ShopOrder more = changed(open, new Edit(List.of(new Item("TEA", 5), new Item("CARD", 1)), null));
        assertThat(more.line("TEA").orElseThrow()).extracting(ShopLine::quantity, ShopLine::current)
                .containsExactly(5, 5);
        assertThat(more.lines()).extracting(ShopLine::id).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void an_edit_cannot_take_back_what_was_fulfilled_nor_move_what_does_not_travel() {
        ShopOrder partly = changed(open, new Fulfill(List.of(new Item("TEA", 2)), null));
        assertThat(refusal(partly, new Edit(List.of(new Item("TEA", 1)), null))).contains("fulfilled");
        ShopOrder carriedOut = sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 1)));
        assertThat(refusal(carriedOut, new Edit(null, ADDRESS))).contains("an order that ships");
        assertThat(refusal(open, new Edit(null, null))).contains("nothing to edit");
        assertThat(refusal(open, new Edit(List.of(new Item("NOPE", 1)), null))).contains("NOPE");
    }

    @Test
    void both_times_rise_with_every_change_even_within_one_instant_and_with_a_clock_that_jumps_back() {
        ShopOrder order = open;
        for (int n = 0; n < 5; n++) {
            Instant now = n == 3 ? NOON.minusSeconds(3600) : NOON;
            ShopOrder next = order(counter.decide(order, new Touch(), now));
            assertThat(next.stamp().updatedAt()).isAfter(order.stamp().updatedAt());
            assertThat(next.stamp().triggeredAt())
                    .isAfter(order.stamp().triggeredAt(ShopOrder.Stamp.WEBHOOKS_PER_CHANGE_MAX - 1));
            assertThat(next.stamp().updatedAt()).isEqualTo(next.stamp().updatedAt().truncatedTo(ChronoUnit.SECONDS));
            order = next;
        }
        assertThat(order(counter.decide(order, new Touch(), NOON.plusSeconds(60))).stamp().updatedAt())
                .isEqualTo("2026-11-22T12:01:00Z");
    }

    private ShopOrder changed(ShopOrder order, StaffAction action) {
        return order(counter.decide(order, action, NOON));
    }

    private String refusal(ShopOrder order, StaffAction action) {
        return ((Outcome.Refused) counter.decide(order, action, NOON)).why();
    }
}
