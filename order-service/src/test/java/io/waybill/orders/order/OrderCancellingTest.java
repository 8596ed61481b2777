package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.cancelledAtSource;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.tooLate;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCancellingTest {

    @Test
    void open_units_are_cancelled_at_once() {
        given(placed(line("1", "XYZ", 2))).when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, UnitsCancelled.class, RefundStated.class,
                        RoutingBlocked.class)
                .thenFinished()
                .then(order -> assertThat(order.routingBlock()).isEqualTo(RoutingBlock.NONE))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED));
    }

    @Test
    void manual_units_are_cancelled_at_once() {
        given(placed(line("1", "MAN-HAT", 2))).when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, FulfillmentOrderUpdated.class, UnitsCancelled.class,
                        RefundStated.class)
                .thenFinished();
    }

    @Test
    void requested_units_are_asked_for_and_cancelled_once_the_channel_stopped_them() {
        given(placed(line("1", "DS-MUG", 2))).when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN))
                .when(stopped(F1, 1, "1", 2))
                .then(order -> {
                    assertThat(order.cancelled()).isEqualTo(Units.of("1", 2));
                    assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED);
                })
                .thenFinished();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUTCOME_UNKNOWN", "IDS_UNKNOWN"})
    void a_channel_that_needs_a_person_to_stop_it_says_so(String kind) {
        var cancelling = given(placed(line("1", "DS-MUG", 2)), cancelled());
        cancelling.when(problem(F1, 1, new Problem(kind, "look there", Owner.STAFF, null)))
                .thenBlocker(Blocker.Kind.CHANNEL_PROBLEM, Owner.STAFF)
                .then(order -> assertThat(requireNonNull(order.blocker()).name()).isEqualTo(kind))
                .when(update(F1, 2, FulfillmentOrderStatus.RECEIVED))
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL);
    }

    @Test
    void a_channel_that_only_needs_time_is_waited_for() {
        given(placed(line("1", "DS-MUG", 2)), cancelled())
                .when(problem(F1, 1, new Problem("SLOW", "soon", Owner.CHANNEL, null)))
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL);
    }

    @Test
    void what_is_too_late_goes_on_and_shows_as_shipped() {
        given(placed(line("1", "DS-MUG", 2)), cancelled())
                .when(tooLate(F1, 1, "1", 2))
                .thenBlocker(Blocker.Kind.AWAITING_TRACKING, Owner.CHANNEL)
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
    }

    @Test
    void what_was_shipped_before_stays_shipped() {
        given(placed(line("1", "MAN-HAT", 3)), sentByHand(F1, Units.of("1", 1))).when(cancelled())
                .thenStatus(FulfillmentStatus.FULFILLED)
                .then(order -> {
                    assertThat(order.shipped()).isEqualTo(Units.of("1", 1));
                    assertThat(order.cancelled()).isEqualTo(Units.of("1", 2));
                });
    }

    @Test
    void only_once_and_only_while_something_is_left() {
        given(placed(line("1", "XYZ", 2)), cancelled()).when(cancelled()).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
        given(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE)).when(cancelled())
                .thenRefused(Refusal.Kind.NOTHING_LEFT_TO_CANCEL);
        given().when(cancelled()).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void one_channel_is_stopped_and_its_units_are_given_anew_once_it_said_so() {
        var share = new OrderCommand.CancelShare(F1, "olga", OrderFixture.NOON);
        given(placed(line("1", "DS-MUG", 2))).when(share)
                .thenFacts(FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL)
                .when(stopped(F1, 1, "1", 2))
                .then(order -> {
                    assertThat(order.cancelled()).isEqualTo(Units.NONE);
                    assertThat(order.existing(OrderFixture.F2).requested()).isEqualTo(Units.of("1", 2));
                });
        given(placed(line("1", "DS-MUG", 2)), share).when(share).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
        given(placed(line("1", "DS-MUG", 2)), share, tooLate(F1, 1, "1", 2))
                .thenBlocker(Blocker.Kind.AWAITING_TRACKING, Owner.CHANNEL);
        given(placed(line("1", "MAN-HAT", 1))).when(share)
                .thenFactsAmong(OrderFact.FulfillmentOrderCreated.class)
                .when(share)
                .thenRefused(Refusal.Kind.NOTHING_LEFT_TO_CANCEL);
        given(soldInStore(line("1", "DS-MUG", 1))).when(share).thenRefused(Refusal.Kind.IN_STORE_SALE);
    }

    @Test
    void an_order_that_arrives_cancelled_is_never_routed() {
        given().when(cancelledAtSource(placed(line("1", "DS-MUG", 2))))
                .thenFacts(OrderReceived.class, OrderCancelled.class, UnitsCancelled.class)
                .then(order -> assertThat(order.fulfillmentOrders()).isEmpty());
    }

    @Test
    void a_cancel_at_the_source_asks_the_channels_like_any_other() {
        var later = OrderFixture.snapshot(2, OrderFixture.content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)));
        given(placed(line("1", "DS-MUG", 2))).when(cancelledAtSource(later))
                .thenFacts(OrderCancelled.class, FulfillmentRequested.class);
    }

    @Test
    void units_the_channel_could_stop_are_free_although_others_of_the_same_line_were_too_late() {
        var half = new OrderCommand.ReceiveUpdate(F1, 1, new ChannelReport(FulfillmentOrderStatus.IN_PROGRESS,
                List.of(), List.of(),
                List.of(new LineVerdict("1", 1, Verdict.TOO_LATE), new LineVerdict("1", 2, Verdict.STOPPED)),
                null, Long.MAX_VALUE), List.of(parcel("a", "1", 1)), Arrival.LIVE, OrderFixture.NOON);
        given(placed(line("1", "DS-MUG", 3)), cancelled()).when(half)
                .thenFinished()
                .then(order -> {
                    assertThat(order.shipped()).isEqualTo(Units.of("1", 1));
                    assertThat(order.cancelled()).isEqualTo(Units.of("1", 2));
                });
    }
}
