package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.released;
import static io.waybill.orders.order.OrderFixture.requested;
import static io.waybill.orders.order.OrderFixture.routerThatWaits;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.RouteOrder;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.HoldReleased;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderHeld;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Held orders: nothing more is begun, several holds are released one by one. */
class OrderHoldingTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nothing_is_begun_until_the_last_hold_is_released() {
        unroutable().when(held("address"))
                .thenFacts(OrderHeld.class, RoutingBlocked.class, FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.ON_HOLD)
                .thenBlocker(Blocker.Kind.ON_HOLD, Owner.STAFF)
                .then(order -> assertThat(requireNonNull(order.blocker()).detail()).contains("address",
                        "INCORRECT_ADDRESS", "olga"))
                .when(held("fraud"))
                .under(OrderFixture.router(OrderFixture.rule(Channel.FBA, "XYZ")))
                .when(new TimePassed(ID, NOON))
                .thenNothing()
                .when(released("address", NOON))
                .thenFacts(HoldReleased.class)
                .thenStatus(FulfillmentStatus.ON_HOLD)
                .when(released("fraud", NOON))
                .thenFacts(HoldReleased.class, FulfillmentOrderCreated.class, FulfillmentRequested.class,
                        FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED);
    }

    @Test
    void new_units_of_a_held_order_wait_while_a_channel_goes_on_with_what_it_was_asked_for() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 1)), requested(),
                snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2))), held("address"))
                .thenBlocker(Blocker.Kind.ON_HOLD, Owner.STAFF)
                .when(snapshot(3, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3))))
                .then(order -> assertThat(order.open()).isEqualTo(Units.of("1", 1)))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1)))
                .thenStatus(FulfillmentStatus.PARTIALLY_FULFILLED)
                .thenBlocker(Blocker.Kind.ON_HOLD, Owner.STAFF);
    }

    @Test
    void what_people_would_begin_is_refused() {
        unroutable().when(held("address"))
                .when(new RouteOrder(ID, "olga", NOON))
                .thenRefused(Refusal.Kind.ON_HOLD);
        given(routerThatWaits(), placed(line("1", "DS-MUG", 1)), held("address")).when(requested())
                .thenRefused(Refusal.Kind.ON_HOLD)
                .when(released("address", NOON))
                .when(requested())
                .thenFacts(FulfillmentRequested.class);
        given(placed(line("1", "MAN-HAT", 1)), held("address"))
                .when(sentByHand(F1, Units.NONE))
                .thenRefused(Refusal.Kind.ON_HOLD);
    }

    @Test
    void what_left_although_it_was_held_is_true_all_the_same() {
        given(placed(line("1", "MAN-HAT", 1)), held("address"))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 1)), parcel("77", "1", 1)))
                .thenFinished()
                .thenStatus(FulfillmentStatus.FULFILLED);
    }

    @Test
    void a_handle_holds_once_and_is_known_to_who_releases_it() {
        unroutable().when(held("address")).when(held("address")).thenRefused(Refusal.Kind.HOLD_EXISTS);
        unroutable().when(released("address", NOON)).thenRefused(Refusal.Kind.UNKNOWN_HOLD);
        var full = unroutable();
        for (var n = 0; n < Holds.HOLDS_MAX; n++) full.when(held("h" + n)).thenFactsAmong(OrderHeld.class);
        full.when(held("one-more")).thenRefused(Refusal.Kind.TOO_MANY_HOLDS);
        given().when(held("address")).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
        given().when(released("address", NOON)).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void where_nothing_is_left_to_hold_that_is_said() {
        given(placed(line("1", "DS-MUG", 1))).when(held("address")).thenRefused(Refusal.Kind.NOTHING_TO_HOLD);
        unroutable().when(cancelled()).when(held("address")).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
    }

    @Test
    void cancelled_it_is_held_no_more() {
        unroutable().when(held("address"))
                .when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, UnitsCancelled.class, RefundStated.class,
                        FulfillmentStatusChanged.class)
                .thenFinished();
    }

    @Test
    void the_time_it_was_held_makes_it_not_late() {
        unroutable().under(OrderFixture.router(OrderFixture.rule(Channel.MANUAL, "XYZ")))
                .when(held("address"))
                .when(released("address", NOON.plus(DAY)))
                .then(order -> assertThat(order.existing(F1).shipBy()).isAfter(NOON.plus(DAY)));
    }

    private static OrderScenario unroutable() {
        return given(placed(line("1", "XYZ", 1)));
    }
}
