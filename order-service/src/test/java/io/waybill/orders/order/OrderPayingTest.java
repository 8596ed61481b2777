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
import io.waybill.orders.order.OrderFact.RoutingBlocked;
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
                .thenFacts(OrderReceived.class, RoutingBlocked.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .then(order -> {
                    var blocker = requireNonNull(order.blocker());
                    assertThat(blocker.kind()).isEqualTo(Blocker.Kind.AWAITING_PAYMENT);
                    assertThat(blocker.detail()).contains(unpaid.name(), "main", "PAID, PARTIALLY_REFUNDED");
                })
                .when(says(2, PaymentStatus.PAID))
                .thenFacts(OrderChanged.class, FulfillmentOrderCreated.class, FulfillmentRequested.class,
                        RoutingBlocked.class)
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
                .thenFacts(OrderChanged.class, RoutingBlocked.class)
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
                .thenFacts(RoutingBlocked.class)
                .thenBlocker(Blocker.Kind.AWAITING_PAYMENT, Owner.STAFF)
                .under(trusting("main", PaymentStatus.AUTHORIZED))
                .when(new TimePassed(OrderFixture.ID, NOON))
                .thenFacts(FulfillmentOrderCreated.class, FulfillmentRequested.class, RoutingBlocked.class);
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
