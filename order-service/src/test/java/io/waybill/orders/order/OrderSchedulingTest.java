package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.at;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.released;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.RescheduleOrder;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentRescheduled;
import io.waybill.orders.order.OrderFact.FulfillmentScheduled;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.ScheduleEnded;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pre-orders and the like: nothing is begun before its time. */
class OrderSchedulingTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(10));
    private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(20));

    @Test
    void a_pre_order_is_begun_when_its_time_has_come() {
        preOrder().thenFacts(OrderReceived.class, FulfillmentScheduled.class, FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.SCHEDULED)
                .thenBlocker(Blocker.Kind.SCHEDULED, Owner.US)
                .then(order -> {
                    assertThat(order.dueAt()).hasValue(LATER);
                    assertThat(order.lateAt()).hasValue(LATER);
                    assertThat(requireNonNull(order.blocker()).detail()).contains(LATER.toString());
                })
                .when(new TimePassed(ID, LATER.minusMillis(1)))
                .thenNothing()
                .when(new TimePassed(ID, LATER))
                .thenFacts(ScheduleEnded.class, FulfillmentOrderCreated.class, FulfillmentRequested.class,
                        FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .then(order -> assertThat(order.existing(F1).shipBy()).isAfter(LATER));
    }

    @Test
    void a_time_that_has_passed_is_no_reason_to_wait() {
        given().when(at(sourceSays(1, LATER), MUCH_LATER))
                .thenFacts(OrderReceived.class, FulfillmentOrderCreated.class, FulfillmentRequested.class);
    }

    @Test
    void what_staff_say_holds_until_the_source_says_something_else() {
        preOrder().when(reschedule(MUCH_LATER))
                .thenFacts(FulfillmentRescheduled.class, FulfillmentScheduled.class)
                .when(reschedule(MUCH_LATER))
                .thenNothing()
                .when(sourceSays(2, LATER))
                .thenNothing()
                .then(order -> assertThat(order.dueAt()).hasValue(MUCH_LATER))
                .when(sourceSays(3, LATER.plusSeconds(1)))
                .thenFacts(OrderChanged.class, FulfillmentScheduled.class)
                .then(order -> assertThat(order.dueAt()).hasValue(LATER.plusSeconds(1)));
    }

    @Test
    void nobody_needs_to_wait_when_source_or_staff_say_so() {
        preOrder().when(sourceSays(2, null))
                .thenFacts(OrderChanged.class, ScheduleEnded.class, FulfillmentOrderCreated.class,
                        FulfillmentRequested.class, FulfillmentStatusChanged.class);
        preOrder().when(reschedule(NOON))
                .thenFacts(FulfillmentRescheduled.class, ScheduleEnded.class, FulfillmentOrderCreated.class,
                        FulfillmentRequested.class,
                        FulfillmentStatusChanged.class);
    }

    @Test
    void whoever_holds_it_is_named_first_and_its_time_passes_meanwhile() {
        preOrder().when(held("address"))
                .thenStatus(FulfillmentStatus.ON_HOLD)
                .when(new TimePassed(ID, LATER))
                .thenFacts(ScheduleEnded.class)
                .thenStatus(FulfillmentStatus.ON_HOLD)
                .then(order -> assertThat(order.dueAt()).isEmpty())
                .when(released("address", LATER))
                .then(order -> assertThat(order.openToShip()).isEqualTo(Units.NONE));
    }

    @Test
    void a_person_does_not_begin_what_is_to_wait() {
        preOrder().when(new OrderCommand.RouteOrder(ID, "olga", NOON)).thenRefused(Refusal.Kind.SCHEDULED);
        given(OrderFixture.routerThatWaits(), placed(line("1", "DS-MUG", 1)), sourceSays(2, LATER))
                .thenStatus(FulfillmentStatus.SCHEDULED)
                .when(OrderFixture.requested())
                .thenRefused(Refusal.Kind.SCHEDULED);
    }

    @Test
    void a_person_need_not_wait_for_the_timer_once_its_time_has_come() {
        given(OrderFixture.routerThatWaits(), placed(line("1", "DS-MUG", 1)), sourceSays(2, LATER))
                .when(new OrderCommand.RequestOrder(ID, "olga", LATER))
                .thenFacts(ScheduleEnded.class, FulfillmentRequested.class, FulfillmentStatusChanged.class);
    }

    @Test
    void a_time_that_comes_too_late_changes_nothing_of_what_a_channel_works_on() {
        given(placed(line("1", "DS-MUG", 1))).when(sourceSays(2, LATER))
                .thenFacts(OrderChanged.class)
                .then(order -> assertThat(order.restraint().notBefore()).isNull());
    }

    @Test
    void sold_over_the_counter_after_all_it_has_left() {
        preOrder().when(held("address"))
                .when(snapshot(2, content(DeliveryMethod.RETAIL, PaymentStatus.PAID, LATER, line("1", "DS-MUG", 1))))
                .thenStatus(FulfillmentStatus.NEUTRAL)
                .then(order -> assertThat(order.openToShip()).isEqualTo(Units.NONE));
    }

    @Test
    void cancelled_it_waits_for_nothing() {
        preOrder().when(cancelled())
                .thenFinished()
                .then(order -> assertThat(order.dueAt()).isEmpty())
                .when(new TimePassed(ID, LATER))
                .thenNothing()
                .when(reschedule(MUCH_LATER))
                .thenRefused(Refusal.Kind.ALREADY_CANCELLED);
    }

    @Test
    void what_is_with_a_channel_cannot_be_put_off() {
        given(placed(line("1", "DS-MUG", 1))).when(reschedule(LATER)).thenRefused(Refusal.Kind.NOTHING_TO_RESCHEDULE);
        given().when(reschedule(LATER)).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void a_sale_over_the_counter_has_left_whatever_time_it_names() {
        given().when(snapshot(1, content(DeliveryMethod.RETAIL, PaymentStatus.PAID, LATER, line("1", "DS-MUG", 1))))
                .thenStatus(FulfillmentStatus.NEUTRAL)
                .then(order -> assertThat(order.openToShip()).isEqualTo(Units.NONE));
    }

    private static OrderScenario preOrder() {
        return given().when(sourceSays(1, LATER));
    }

    private static ReceiveSnapshot sourceSays(long revision, @Nullable Instant fulfillAt) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, PaymentStatus.PAID, fulfillAt,
                line("1", "DS-MUG", 1)));
    }

    private static RescheduleOrder reschedule(Instant fulfillAt) {
        return new RescheduleOrder(ID, fulfillAt, "olga", NOON);
    }
}
