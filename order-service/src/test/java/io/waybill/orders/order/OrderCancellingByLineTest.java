package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.tooLate;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OrderCancellingByLineTest {

    @Test
    void open_units_are_stopped_at_once_and_the_others_stay() {
        given(placed(line("1", "XYZ", 3))).when(cancelled(Units.of("1", 1)))
                .thenFacts(CancelAsked.class, UnitsCancelled.class, RefundStated.class)
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.STOPPED)))
                .then(order -> {
                    assertThat(order.open()).isEqualTo(Units.of("1", 2));
                    assertThat(order.cancellation()).isNull();
                    assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN);
                });
    }

    @Test
    void of_work_by_hand_only_that_much_is_taken_back() {
        given(placed(line("1", "MAN-HAT", 3))).when(cancelled(Units.of("1", 1)))
                .thenFacts(CancelAsked.class, UnitsTakenBack.class, UnitsCancelled.class, RefundStated.class)
                .then(order -> assertThat(order.existing(F1).requested()).isEqualTo(Units.of("1", 2)));
    }

    @Test
    void a_channel_is_asked_and_what_it_stopped_beyond_that_is_given_anew() {
        given(placed(line("1", "DS-MUG", 3))).when(cancelled(Units.of("1", 1)))
                .thenFacts(CancelAsked.class, FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL)
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.PENDING)))
                .when(stopped(F1, 1, "1", 3))
                .thenFactsAmong(RefundStated.class)
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.STOPPED)))
                .then(order -> {
                    assertThat(order.cancelled()).isEqualTo(Units.of("1", 1));
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                });
    }

    @Test
    void what_is_too_late_is_sent_and_nothing_is_due_for_it() {
        given(placed(line("1", "DS-MUG", 2)), cancelled(Units.of("1", 1))).when(tooLate(F1, 1, "1", 2))
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.TOO_LATE)))
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)))
                .thenFinished()
                .thenStatus(FulfillmentStatus.FULFILLED)
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.TOO_LATE)))
                .then(order -> assertThat(order.cancels().cases().getFirst().stated()).isEqualTo(
                        RefundStatement.NONE));
    }

    @Test
    void lines_get_verdicts_of_their_own() {
        given(placed(line("1", "MAN-HAT", 1), line("2", "DS-MUG", 1), line("3", "FBA-CUP", 1)),
                cancelled(Units.of("1", 1).plus(Units.of("2", 1)).plus(Units.of("3", 1))))
                .when(tooLate(F1, 1, "2", 1))
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.STOPPED), new LineVerdict("2", 1,
                        Verdict.TOO_LATE), new LineVerdict("3", 1, Verdict.PENDING)));
    }

    @Test
    void the_channel_asked_last_is_asked_first_and_the_next_only_if_that_was_too_late() {
        var two = given(placed(line("1", "FBA-CUP", 300)), cancelled(Units.of("1", 20)));
        two.then(order -> {
            assertThat(order.existing(F2).request().wish()).isEqualTo(Wish.CANCELLED);
            assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.SUBMITTED);
        })
                .when(tooLate(F2, 1, "1", 50))
                .then(order -> assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.CANCELLED))
                .then(verdicts(1, new LineVerdict("1", 20, Verdict.PENDING)))
                .when(stopped(F1, 1, "1", 250))
                .then(order -> assertThat(order.cancelled()).isEqualTo(Units.of("1", 20)));
    }

    @Test
    void what_was_too_late_and_comes_back_after_all_is_not_sent_again() {
        given(placed(line("1", "DS-MUG", 2)), cancelled(Units.of("1", 2)), tooLate(F1, 1, "1", 2))
                .when(update(F1, 2, FulfillmentOrderStatus.REJECTED))
                .thenFinished()
                .then(verdicts(1, new LineVerdict("1", 2, Verdict.STOPPED)))
                .then(order -> assertThat(order.fulfillmentOrders()).hasSize(1));
    }

    @Test
    void what_is_ordered_after_a_cancel_that_was_too_late_is_sent() {
        var added = snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 3)));
        given(placed(line("1", "MAN-HAT", 3)), sentByHand(F1, Units.of("1", 2)), cancelled(Units.of("1", 1)))
                .then(order -> assertThat(order.cancelled()).isEqualTo(Units.of("1", 1)))
                .when(added)
                .thenNothing();
        var late = given(placed(line("1", "DS-MUG", 2)), cancelled(Units.of("1", 1)),
                update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)));
        late.when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3))))
                .thenFactsAmong(FulfillmentOrderCreated.class)
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.TOO_LATE)));
    }

    @Test
    void what_the_source_takes_off_after_it_is_the_same_cancel_and_counts_once() {
        var less = snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 1)));
        given(placed(line("1", "MAN-HAT", 3)), cancelled(Units.of("1", 2))).when(less)
                .then(order -> {
                    assertThat(order.requested()).isEqualTo(Units.of("1", 1));
                    assertThat(order.cancelled()).isEqualTo(Units.of("1", 2));
                    assertThat(order.overShipped()).isEqualTo(Units.NONE);
                    assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN);
                })
                .when(sentByHand(F1, Units.NONE))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .then(order -> assertThat(Exceptions.of(order)).noneMatch(e -> e
                        .kind() != OrderException.Kind.REFUND_DUE));
    }

    @Test
    void it_makes_no_difference_whether_source_or_channel_is_heard_first() {
        var less = snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 1)));
        for (var units : List.of(Units.of("1", 3), Units.NONE)) {
            var asked = new OrderCommand[]{placed(line("1", "DS-MUG", 3)), cancelled(units)};
            var one = given(asked).when(less).when(stopped(F1, 1, "1", 3)).order();
            var other = given(asked).when(stopped(F1, 1, "1", 3)).when(less).order();
            assertThat(one.atVersion(0)).isEqualTo(other.atVersion(0));
            assertThat(one.cancels().cases().getFirst().stated().refund()).isEqualByComparingTo("37.50");
        }
    }

    @Test
    void what_is_added_while_a_channel_is_asked_is_given_to_another_and_the_wish_waits() {
        given(placed(line("1", "DS-MUG", 3)), cancelled(Units.of("1", 1)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 4))))
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.PENDING)))
                .then(order -> {
                    assertThat(order.cancelled()).isEqualTo(Units.NONE);
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 1));
                    assertThat(order.existing(F2).request().wish()).isEqualTo(Wish.SUBMITTED);
                });
    }

    @Test
    void what_is_too_much_anyway_cannot_be_cancelled_besides() {
        var shrunk = given(placed(line("1", "DS-MUG", 3)), snapshot(2, content(DeliveryMethod.SHIPPING, line("1",
                "DS-MUG", 1))));
        shrunk.when(cancelled(Units.of("1", 3))).thenRefused(Refusal.Kind.TOO_MANY_UNITS);
        shrunk.when(cancelled(Units.of("1", 1))).thenFactsAmong(CancelAsked.class);
    }

    @Test
    void one_unit_fewer_stops_one_channel() {
        given(placed(line("1", "FBA-CUP", 300)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "FBA-CUP", 299))))
                .then(order -> {
                    assertThat(order.existing(F2).request().wish()).isEqualTo(Wish.CANCELLED);
                    assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.SUBMITTED);
                });
    }

    @Test
    void all_units_one_by_one_are_the_whole_order() {
        given(placed(line("1", "XYZ", 2)), cancelled(Units.of("1", 1))).when(cancelled(Units.of("1", 1)))
                .thenFacts(CancelAsked.class, UnitsCancelled.class, RefundStated.class, RoutingBlocked.class)
                .thenFinished()
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED));
    }

    @Test
    void the_whole_order_after_some_of_it_leaves_the_first_wish_what_it_got() {
        given(placed(line("1", "DS-MUG", 3)), cancelled(Units.of("1", 1)), cancelled())
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.PENDING)))
                .then(verdicts(2, new LineVerdict("1", 2, Verdict.PENDING)))
                .when(stopped(F1, 1, "1", 3))
                .then(verdicts(1, new LineVerdict("1", 1, Verdict.STOPPED)))
                .then(verdicts(2, new LineVerdict("1", 2, Verdict.STOPPED)))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED));
    }

    @Test
    void no_more_than_is_left_and_only_lines_that_it_has() {
        var one = given(placed(line("1", "DS-MUG", 3)), cancelled(Units.of("1", 2)));
        one.when(cancelled(Units.of("1", 2))).thenRefused(Refusal.Kind.TOO_MANY_UNITS);
        one.when(cancelled(Units.of("9", 1))).thenRefused(Refusal.Kind.UNKNOWN_LINE);
        one.when(cancelled(Units.of("1", 1))).thenFactsAmong(CancelAsked.class);
        given(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE)).when(cancelled(Units.of("1", 1)))
                .thenRefused(Refusal.Kind.NOTHING_LEFT_TO_CANCEL);
        given(placed(line("1", "XYZ", 1)), cancelled()).when(cancelled(Units.of("1", 1)))
                .thenRefused(Refusal.Kind.ALREADY_CANCELLED);
    }

    @Test
    void so_many_times_and_not_more() {
        var order = given(placed(line("1", "XYZ", Cancelling.CANCELS_MAX + 1)));
        for (int i = 0; i < Cancelling.CANCELS_MAX; i++) {
            order.when(cancelled(Units.of("1", 1))).thenFactsAmong(CancelAsked.class);
        }
        order.when(cancelled(Units.of("1", 1))).thenRefused(Refusal.Kind.TOO_MANY_CANCELS);
        order.when(cancelled()).thenFinished();
    }

    @Test
    void customers_only_within_the_window_of_their_store() {
        var until = OrderFixture.NOON.plus(OrderScenario.CANCEL_WINDOW);
        var asked = cancelled();
        var order = given(placed(line("1", "XYZ", 1)));
        order.when(new OrderCommand.CancelOrder(asked.orderId(), Units.NONE, asked.terms(), true, "shop", until))
                .thenRefused(Refusal.Kind.CANCEL_WINDOW_CLOSED);
        order.when(new OrderCommand.CancelOrder(asked.orderId(), Units.NONE, asked.terms(), true, "shop", until
                .minusMillis(1))).thenFinished();
    }

    private static Consumer<Order> verdicts(int number, LineVerdict... expected) {
        return order -> assertThat(CancelVerdicts.of(order).get(number))
                .containsExactly(expected);
    }
}
