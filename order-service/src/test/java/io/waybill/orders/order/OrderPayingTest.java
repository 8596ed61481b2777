package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.at;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.PaymentAwaited;
import io.waybill.orders.order.OrderFact.PaymentAwaitedNoMore;
import io.waybill.orders.routing.PaymentTerms;
import io.waybill.orders.routing.RuleRouter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is sent that is not paid for as the store wants it. */
class OrderPayingTest {

    @ParameterizedTest
    @EnumSource(names = {"PAID", "PARTIALLY_REFUNDED"}, mode = EnumSource.Mode.EXCLUDE)
    void an_order_that_is_not_paid_waits_and_goes_on_once_it_is(PaymentStatus unpaid) {
        given().when(says(1, unpaid))
                .thenFacts(OrderReceived.class, PaymentAwaited.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .then(order -> {
                    var blocker = requireNonNull(order.blocker());
                    assertThat(blocker.kind()).isEqualTo(Blocker.Kind.AWAITING_PAYMENT);
                    assertThat(blocker.detail()).contains(unpaid.name(), "main", "PAID, PARTIALLY_REFUNDED");
                })
                .when(says(2, PaymentStatus.PAID))
                .thenFacts(OrderChanged.class, PaymentAwaitedNoMore.class, FulfillmentOrderCreated.class,
                        FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US);
    }

    @ParameterizedTest
    @CsvSource({"PENDING, CUSTOMER", "PARTIALLY_PAID, CUSTOMER", "AUTHORIZED, STAFF", "EXPIRED, STAFF",
            "REFUNDED, STAFF", "VOIDED, STAFF", "UNKNOWN, STAFF"})
    void who_has_to_act_depends_on_what_is_missing(PaymentStatus payment, Owner owner) {
        given().when(says(1, payment)).thenBlocker(Blocker.Kind.AWAITING_PAYMENT, owner);
    }

    @Test
    void the_reason_follows_the_payment_and_its_since_stays() {
        given(says(1, PaymentStatus.PENDING)).when(at(says(2, PaymentStatus.AUTHORIZED), NOON.plusSeconds(9)))
                .thenFacts(OrderChanged.class, PaymentAwaited.class)
                .then(order -> {
                    var blocker = requireNonNull(order.blocker());
                    assertThat(blocker.detail()).contains("AUTHORIZED");
                    assertThat(blocker.since()).isEqualTo(NOON);
                })
                .when(says(3, PaymentStatus.AUTHORIZED))
                .thenNothing();
    }

    @Test
    void a_store_says_what_is_enough_and_an_order_that_waits_learns_of_it() {
        given(says(1, PaymentStatus.AUTHORIZED)).under(trusting("other", PaymentStatus.AUTHORIZED))
                .when(new TimePassed(OrderFixture.ID, NOON))
                .thenFacts(PaymentAwaited.class)
                .thenBlocker(Blocker.Kind.AWAITING_PAYMENT, Owner.STAFF)
                .under(trusting("main", PaymentStatus.AUTHORIZED))
                .when(new TimePassed(OrderFixture.ID, NOON))
                .thenFacts(PaymentAwaitedNoMore.class, FulfillmentOrderCreated.class, FulfillmentRequested.class);
        given(trusting("", PaymentStatus.AUTHORIZED)).when(says(1, PaymentStatus.PAID))
                .thenBlocker(Blocker.Kind.AWAITING_PAYMENT, Owner.STAFF);
    }

    @Test
    void the_time_it_was_not_paid_makes_it_not_late() {
        var paidAt = NOON.plus(Duration.ofDays(30));
        given(says(1, PaymentStatus.PENDING)).when(at(says(2, PaymentStatus.PAID), paidAt))
                .when(at(says(3, PaymentStatus.PAID), paidAt.plusSeconds(5)))
                .then(order -> assertThat(order.existing(F1).shipBy()).isAfter(paidAt));
        given(placed(line("1", "DS-MUG", 1)))
                .then(order -> assertThat(order.existing(F1).shipBy()).isBefore(NOON.plus(Duration.ofDays(3))));
    }

    @Test
    void a_sale_over_the_counter_has_left_paid_or_not() {
        given().when(snapshot(1, content(DeliveryMethod.RETAIL, PaymentStatus.PENDING, null, line("1", "DS-MUG", 1))))
                .then(order -> assertThat(order.openToShip()).isEqualTo(Units.NONE));
    }

    /** Nobody outside was asked, so what is worth no more is not begun either. */
    @Test
    void what_waits_to_be_requested_or_sent_by_hand_needs_its_payment_as_well() {
        given(OrderFixture.routerThatWaits(), says(1, PaymentStatus.PAID)).when(says(2, PaymentStatus.VOIDED))
                .thenBlocker(Blocker.Kind.AWAITING_PAYMENT, Owner.STAFF)
                .when(OrderFixture.requested())
                .thenRefused(Refusal.Kind.AWAITING_PAYMENT)
                .when(says(3, PaymentStatus.PAID))
                .when(OrderFixture.requested())
                .thenFacts(FulfillmentRequested.class);
        given(placed(line("1", "MAN-HAT", 1)),
                snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.REFUNDED, null, line("1", "MAN-HAT", 1))))
                .when(OrderFixture.sentByHand(F1, Units.NONE))
                .thenRefused(Refusal.Kind.AWAITING_PAYMENT);
    }

    /** What was begun under other terms, or was not looked at since, is looked at before a person begins it. */
    @Test
    void terms_of_now_count_when_a_person_begins_something() {
        given(OrderFixture.routerThatWaits(), says(1, PaymentStatus.PAID)).under(trusting("main",
                PaymentStatus.PENDING))
                .when(OrderFixture.requested())
                .thenRefused(Refusal.Kind.AWAITING_PAYMENT);
        given(placed(line("1", "MAN-HAT", 1))).under(trusting("main", PaymentStatus.PENDING))
                .when(OrderFixture.sentByHand(F1, Units.NONE))
                .thenRefused(Refusal.Kind.AWAITING_PAYMENT);
    }

    @Test
    void what_a_channel_works_on_goes_on_whatever_becomes_of_the_payment() {
        given(says(1, PaymentStatus.PAID)).when(says(2, PaymentStatus.VOIDED))
                .thenFacts(OrderChanged.class)
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US);
    }

    @Test
    void a_worse_payment_is_named_before_rules_that_are_missing() {
        given(snapshot(1, content(DeliveryMethod.SHIPPING, PaymentStatus.PAID, null, line("1", "XYZ", 1))))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.VOIDED, null, line("1", "XYZ", 1))))
                .thenBlocker(Blocker.Kind.AWAITING_PAYMENT, Owner.STAFF)
                .then(order -> assertThat(order.routingBlock()).isEqualTo(RoutingBlock.NONE));
    }

    @Test
    void terms_that_no_order_can_meet_are_refused_at_start() {
        assertThatThrownBy(() -> new PaymentTerms("main", Set.of()))
                .hasMessageContaining("waybill.routing.payment");
    }

    private static ReceiveSnapshot says(long revision, PaymentStatus payment) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, payment, null, line("1", "DS-MUG", 1)));
    }

    private static Router trusting(String store, PaymentStatus enough) {
        return new RuleRouter(List.of(OrderFixture.rule(Channel.DROPSHIP, "DS-*")), Map.of(), List.of(),
                List.of(new PaymentTerms(store, Set.of(enough))));
    }
}
