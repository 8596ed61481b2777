package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each comes with its fact and goes with it, without anybody closing it. */
class ExceptionsTest {

    @Test
    void an_order_that_goes_its_way_has_none() {
        given(placed(line("1", "DS-MUG", 2))).then(ExceptionsTest::none)
                .when(update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)))
                .then(ExceptionsTest::none)
                .when(cancelled())
                .then(ExceptionsTest::none);
    }

    @Test
    void time_makes_none() {
        var muchLater = OrderFixture.NOON.plus(Duration.ofDays(400));
        given(placed(line("1", "DS-MUG", 2))).when(new OrderCommand.TimePassed(OrderFixture.ID, muchLater))
                .then(ExceptionsTest::none);
    }

    @Test
    void lines_without_a_channel() {
        var rule = OrderFixture.rule(Channel.MANUAL, "XYZ");
        var order = given(placed(line("1", "XYZ", 1))).then(only(Kind.NO_ROUTE, Remedy.Command.ROUTE));
        order.under(OrderFixture.router(rule))
                .when(new OrderCommand.TimePassed(OrderFixture.ID, OrderFixture.NOON))
                .then(ExceptionsTest::none);
    }

    @Test
    void lines_that_a_channel_refused() {
        given(placed(line("1", "DS-MUG", 1)), update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .then(only(Kind.REQUEST_DECLINED, Remedy.Command.ROUTE))
                .when(cancelled())
                .then(order -> assertThat(kinds(order)).doesNotContain(Kind.REQUEST_DECLINED));
    }

    @Test
    void an_outcome_that_a_person_has_to_find_out() {
        var unknown = new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null);
        given(placed(line("1", "DS-MUG", 1)), problem(F1, 1, unknown))
                .then(only(Kind.CHANNEL_PROBLEM, Remedy.Command.RESOLVE))
                .then(order -> assertThat(Exceptions.of(order).getFirst().name()).isEqualTo("OUTCOME_UNKNOWN"))
                .when(update(F1, 2, FulfillmentOrderStatus.ACCEPTED))
                .then(ExceptionsTest::none);
    }

    @Test
    void a_problem_that_the_channel_solves_is_none() {
        given(placed(line("1", "DS-MUG", 1)), problem(F1, 1, new Problem("SLOW", "soon", Owner.CHANNEL, null)))
                .then(ExceptionsTest::none);
    }

    @Test
    void a_refund_until_the_shop_has_paid_it() {
        given(placed(line("1", "MAN-HAT", 2)), cancelled(Units.of("1", 1)))
                .then(only(Kind.REFUND_DUE, Remedy.Command.ELSEWHERE))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.PARTIALLY_REFUNDED, null, line("1",
                        "MAN-HAT", 2))))
                .then(ExceptionsTest::none);
    }

    @Test
    void what_left_although_it_was_stopped_and_refunded() {
        var paidBack = snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.REFUNDED, null, line("1", "DS-MUG",
                2)));
        given(placed(line("1", "DS-MUG", 2)), cancelled(), stopped(F1, 1, "1", 2), paidBack).then(ExceptionsTest::none)
                .when(update(F1, 2, FulfillmentOrderStatus.CANCELLED, parcel("a", "1", 1)))
                .then(only(Kind.REFUNDED_BUT_SHIPPED, Remedy.Command.ELSEWHERE))
                .when(update(F1, 3, FulfillmentOrderStatus.CANCELLED, parcel("a", ShipmentStatus.CANCELLED, "1", 1)))
                .then(ExceptionsTest::none);
    }

    @Test
    void more_than_was_ordered() {
        given(placed(line("1", "DS-MUG", 1)))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)))
                .then(only(Kind.OVER_SHIPPED, Remedy.Command.ELSEWHERE))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2))))
                .then(ExceptionsTest::none);
    }

    @Test
    void a_wish_that_became_too_many_and_is_withdrawn_is_none() {
        given(placed(line("1", "DS-MUG", 3))).when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG",
                1))))
                .then(order -> assertThat(order.overShipped()).isEqualTo(Units.of("1", 2)))
                .then(ExceptionsTest::none);
    }

    @Test
    void a_payment_given_back_while_a_channel_works() {
        given(placed(line("1", "DS-MUG", 1)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.VOIDED, null, line("1", "DS-MUG", 1))))
                .then(only(Kind.PAID_BACK_BUT_UNDER_WAY, Remedy.Command.CANCEL))
                .when(cancelled())
                .then(ExceptionsTest::none);
    }

    @Test
    void a_parcel_that_the_carrier_gave_up() {
        given(placed(line("1", "DS-MUG", 1)))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", ShipmentStatus.FAILED, "1", 1)))
                .then(only(Kind.SHIPMENT_FAILED, Remedy.Command.ELSEWHERE))
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, parcel("a", ShipmentStatus.DELIVERED, "1", 1)))
                .then(ExceptionsTest::none);
    }

    @Test
    void an_erased_order_has_none_that_nobody_could_end() {
        given(placed(line("1", "MAN-HAT", 2)), cancelled()).then(only(Kind.REFUND_DUE, Remedy.Command.ELSEWHERE))
                .when(new OrderCommand.EraseOrder(OrderFixture.ID, "olga", OrderFixture.NOON))
                .then(ExceptionsTest::none);
    }

    private static List<Kind> kinds(Order order) {
        return Exceptions.of(order).stream().map(OrderException::kind).toList();
    }

    private static void none(Order order) {
        assertThat(Exceptions.of(order)).isEmpty();
    }

    private static Consumer<Order> only(Kind kind, Remedy.Command remedy) {
        return order -> {
            assertThat(kinds(order)).containsExactly(kind);
            assertThat(Exceptions.of(order).getFirst().remedy().command()).isEqualTo(remedy);
            assertThat(Exceptions.of(order).getFirst().detail()).isNotBlank();
        };
    }
}
