package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.ANN;
import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.requested;
import static io.waybill.orders.order.OrderFixture.routerThatWaits;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import io.waybill.orders.order.OrderFact.UnitsCancelled;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a channel is not asked by itself, the order waits until somebody requests it. */
class OrderRequestingTest {

    @Test
    void its_channel_is_chosen_but_not_asked_and_staff_are_told_what_to_do() {
        waiting().thenFacts(OrderReceived.class, FulfillmentOrderCreated.class)
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF)
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .then(order -> {
                    var blocker = requireNonNull(order.blocker());
                    assertThat(blocker.detail()).contains("DROPSHIP", "requests the order");
                    assertThat(blocker.deadline()).isEqualTo(order.existing(F1).shipBy());
                    assertThat(order.requested()).isEqualTo(Units.of("1", 2));
                    assertThat(order.open()).isEqualTo(Units.NONE);
                });
    }

    @Test
    void requested_it_goes_on_like_any_other() {
        waiting().when(requested())
                .thenFacts(FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US)
                .then(order -> assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.SUBMITTED))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)))
                .thenFinished();
    }

    @Test
    void all_that_wait_are_requested_together() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 2), line("2", "FBA-CUP", 1))).when(requested())
                .thenFacts(FulfillmentRequested.class, FulfillmentRequested.class);
    }

    @Test
    void only_once_and_only_while_something_waits() {
        waiting().when(requested()).when(requested()).thenRefused(Refusal.Kind.NOTHING_TO_REQUEST);
        waiting().when(cancelled()).when(requested()).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
        given(placed(line("1", "DS-MUG", 2))).when(requested()).thenRefused(Refusal.Kind.NOTHING_TO_REQUEST);
        given(placed(line("1", "MAN-HAT", 2))).when(requested()).thenRefused(Refusal.Kind.NOTHING_TO_REQUEST);
        given().when(requested()).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void what_was_decided_stays_so_when_the_configuration_changes() {
        waiting().under(OrderFixture.router())
                .when(new TimePassed(ID, NOON.plus(Duration.ofDays(1))))
                .thenNothing()
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF);
        given(placed(line("1", "DS-MUG", 2))).under(routerThatWaits())
                .when(new TimePassed(ID, NOON))
                .thenNothing()
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US);
    }

    @Test
    void a_wish_that_was_not_made_is_not_said_again() {
        waiting().then(order -> assertThat(order.dueAt()).isEmpty())
                .when(new TimePassed(ID, NOON.plus(Duration.ofDays(30))))
                .thenNothing();
    }

    @Test
    void cancelled_it_stops_at_once_since_nobody_was_asked() {
        waiting().when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, FulfillmentOrderUpdated.class, UnitsCancelled.class,
                        RefundStated.class)
                .thenFinished()
                .then(order -> {
                    assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED);
                    assertThat(order.existing(F1).status()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
                });
    }

    @Test
    void an_order_that_shrinks_takes_from_the_channel_what_is_too_much() {
        waiting().when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 1))))
                .thenFacts(OrderChanged.class, UnitsTakenBack.class)
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF)
                .then(order -> assertThat(order.existing(F1).requested()).isEqualTo(Units.of("1", 1)));
    }

    @Test
    void what_the_shop_sends_meanwhile_takes_the_place_of_the_request() {
        waiting().when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), parcel("77", "1", 2)))
                .thenFacts(FulfillmentOrderCreated.class, ShipmentRecorded.class, UnitsTakenBack.class,
                        FulfillmentStatusChanged.class)
                .thenFinished()
                .then(order -> assertThat(order.overShipped()).isEqualTo(Units.NONE));
    }

    @Test
    void a_new_address_before_the_request_is_told_with_it() {
        var moved = new Recipient("Ann Lee", "9 Low St", "", "York", "", "YO1", "GB", "", "a@example.com");
        assertThat(moved).isNotEqualTo(ANN);
        waiting().when(new ReceiveSnapshot(ID, 2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), moved, null,
                List.of(), Arrival.LIVE, NOON))
                .thenFacts(RecipientChanged.class)
                .then(order -> assertThat(order.aside().recipient()).isEqualTo(moved));
    }

    @Test
    void staff_hear_of_it_although_another_channel_works_on_its_share() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 2)), requested(),
                update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3))))
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF)
                .then(order -> assertThat(requireNonNull(order.blocker()).detail()).contains(F2.toString()));
    }

    /** After its own database was restored, order-service may have forgotten a request that the channel knows. */
    @Test
    void a_channel_that_works_on_it_although_nobody_requested_it_is_asked_to_stop_like_any_other() {
        waiting().when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED))
                .thenBlocker(Blocker.Kind.AWAITING_TRACKING, Owner.CHANNEL)
                .when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CANCEL_VERDICT, Owner.CHANNEL);
    }

    @Test
    void a_sale_over_the_counter_is_asked_at_once_as_ever() {
        given(routerThatWaits()).when(soldInStore(line("1", "DS-MUG", 2)))
                .thenFacts(OrderReceived.class, FulfillmentOrderCreated.class, FulfillmentRequested.class,
                        FulfillmentStatusChanged.class);
    }

    private static OrderScenario waiting() {
        return given(routerThatWaits()).when(placed(line("1", "DS-MUG", 2)));
    }
}
