package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderCommand.RouteOrder;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFulfillingTest {

    @Test
    void shipments_of_several_parcels_fulfill_step_by_step() {
        given(placed(line("1", "DS-MUG", 3)))
                .when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED))
                .thenStatus(FulfillmentStatus.IN_PROGRESS)
                .when(update(F1, 2, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)))
                .thenStatus(FulfillmentStatus.PARTIALLY_FULFILLED)
                .thenBlocker(Blocker.Kind.AWAITING_TRACKING, Owner.CHANNEL)
                .when(update(F1, 3, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1), parcel("b", "1", 2)))
                .thenFacts(ShipmentRecorded.class, FulfillmentOrderUpdated.class, FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.FULFILLED)
                .thenFinished();
    }

    @Test
    void the_same_or_an_older_update_changes_nothing() {
        given(placed(line("1", "DS-MUG", 3)), update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 3)))
                .when(update(F1, 5, FulfillmentOrderStatus.REJECTED))
                .thenNothing()
                .when(update(F1, 4, FulfillmentOrderStatus.REJECTED))
                .thenNothing();
    }

    @Test
    void a_parcel_the_channel_takes_back_is_owed_again() {
        given(placed(line("1", "DS-MUG", 1)), update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .when(update(F1, 2, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", ShipmentStatus.CANCELLED, "1", 1)))
                .thenStatus(FulfillmentStatus.IN_PROGRESS)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 1)));
    }

    @Test
    void a_rejected_request_goes_back_and_no_channel_that_refused_is_asked_again() {
        given(placed(line("1", "DS-MUG", 1))).when(update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .thenStatus(FulfillmentStatus.REQUEST_DECLINED)
                .thenBlocker(Blocker.Kind.REQUEST_DECLINED, Owner.STAFF)
                .when(new RouteOrder(ID, "olga", NOON))
                .then(order -> assertThat(order.existing(F2).channel()).isEqualTo(Channel.DROPSHIP));
    }

    @Test
    void a_rejected_request_goes_to_the_next_rule() {
        var router = OrderFixture.router(OrderFixture.rule(Channel.MANUAL, "*"));
        given(router, placed(line("1", "DS-MUG", 1))).when(update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .then(order -> assertThat(order.existing(F2).channel()).isEqualTo(Channel.MANUAL));
    }

    @Test
    void the_channels_problem_is_the_blocker() {
        given(placed(line("1", "DS-MUG", 1)))
                .when(problem(F1, 1, new Problem("UNPAID_AT_SUPPLIER", "pay it", Owner.STAFF, null)))
                .thenBlocker(Blocker.Kind.CHANNEL_PROBLEM, Owner.STAFF)
                .then(order -> assertThat(order.blocker()).extracting(b -> b == null ? "" : b.name())
                        .isEqualTo("UNPAID_AT_SUPPLIER"));
    }

    @Test
    void what_staff_must_pay_stops_an_accepted_order_until_its_deadline() {
        var deadline = NOON.plus(Duration.ofHours(20));
        given(placed(line("1", "DS-MUG", 1)))
                .when(accepted(1, new Problem("UNPAID_AT_SUPPLIER", "pay order 8123", Owner.STAFF, deadline)))
                .thenStatus(FulfillmentStatus.IN_PROGRESS)
                .thenBlocker(Blocker.Kind.CHANNEL_PROBLEM, Owner.STAFF)
                .then(order -> {
                    var blocker = requireNonNull(order.blocker());
                    assertThat(blocker.name()).isEqualTo("UNPAID_AT_SUPPLIER");
                    assertThat(blocker.deadline()).isEqualTo(deadline);
                    assertThat(blocker.detail()).contains(F1.toString(), "pay order 8123");
                })
                .when(update(F1, 2, FulfillmentOrderStatus.ACCEPTED))
                .thenBlocker(Blocker.Kind.AWAITING_TRACKING, Owner.CHANNEL);
    }

    @Test
    void a_persons_problem_is_more_pressing_than_a_channels() {
        given(placed(line("1", "DS-MUG", 1), line("2", "FBA-CUP", 1)),
                problem(F1, 1, new Problem("SLOW", "soon", Owner.CHANNEL, null)))
                .when(problem(F2, 1, new Problem("UNPAID_AT_SUPPLIER", "pay it", Owner.STAFF, null)))
                .thenBlocker(Blocker.Kind.CHANNEL_PROBLEM, Owner.STAFF);
    }

    @Test
    void a_tracking_number_that_the_channel_replaces_changes_the_same_shipment_once() {
        var provisional = new ReportedShipment("a", ShipmentStatus.SHIPPED, new Tracking("", "TEMP-1", ""), NOON, Units
                .of("1", 1));
        var lasting = new ReportedShipment("a", ShipmentStatus.SHIPPED, new Tracking("UPS", "1Z999", ""), NOON, Units
                .of("1", 1));
        given(placed(line("1", "DS-MUG", 1))).when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, provisional))
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, lasting))
                .thenFacts(ShipmentChanged.class)
                .then(order -> assertThat(order.existing(F1).shipments()).singleElement().satisfies(shipment -> {
                    assertThat(shipment.id()).isEqualTo(new ShipmentId(F1, 1));
                    assertThat(shipment.report().tracking().number()).isEqualTo("1Z999");
                }))
                .when(update(F1, 3, FulfillmentOrderStatus.FULFILLED, lasting))
                .thenNothing();
    }

    private static ReceiveUpdate accepted(long revision, Problem problem) {
        return new ReceiveUpdate(F1, revision, new ChannelReport(FulfillmentOrderStatus.ACCEPTED, List.of("8123"), List
                .of(), List.of(), problem, Long.MAX_VALUE), List.of(), Arrival.LIVE, NOON);
    }

    @Test
    void an_update_of_what_we_never_asked_for_is_refused() {
        given(placed(line("1", "DS-MUG", 1)))
                .when(update(F2, 1, FulfillmentOrderStatus.ACCEPTED))
                .thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER)
                .when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED, parcel("a", "9", 1)))
                .thenRefused(Refusal.Kind.UNKNOWN_LINE);
        given().when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED)).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void a_wish_nobody_answers_is_said_again_later_each_time() {
        var asked = given(placed(line("1", "DS-MUG", 1)));
        var first = NOON.plus(Duration.ofMinutes(1));
        asked.when(new TimePassed(ID, first.minusSeconds(1)))
                .thenNothing()
                .when(new TimePassed(ID, first))
                .thenFacts(FulfillmentRequested.class)
                .when(new TimePassed(ID, first.plusSeconds(61)))
                .thenNothing()
                .when(new TimePassed(ID, first.plusSeconds(120)))
                .thenFacts(FulfillmentRequested.class)
                .when(update(F1, 1, FulfillmentOrderStatus.RECEIVED))
                .then(order -> assertThat(order.dueAt()).isEmpty());
    }

    @Test
    void by_hand_in_two_parcels() {
        given(placed(line("1", "MAN-HAT", 3)))
                .when(sentByHand(F1, Units.of("1", 2)))
                .thenStatus(FulfillmentStatus.PARTIALLY_FULFILLED)
                .when(sentByHand(F1, Units.of("1", 2)))
                .thenRefused(Refusal.Kind.TOO_MANY_UNITS)
                .when(sentByHand(F1, Units.NONE))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .when(sentByHand(F1, Units.NONE))
                .thenRefused(Refusal.Kind.NOTHING_LEFT_TO_SHIP);
    }

    @Test
    void nobody_ships_by_hand_what_a_channel_ships() {
        given(placed(line("1", "DS-MUG", 1))).when(sentByHand(F1, Units.NONE))
                .thenRefused(Refusal.Kind.CHANNEL_SHIPS_ITSELF);
    }

    @Test
    void an_undone_manual_shipment_goes_back_to_open_and_is_routed_again() {
        given(placed(line("1", "MAN-HAT", 2)), sentByHand(F1, Units.NONE))
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .then(order -> {
                    assertThat(order.existing(F1).status()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                })
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .thenRefused(Refusal.Kind.SHIPMENT_ALREADY_CANCELLED);
    }

    @Test
    void a_channels_shipment_is_undone_where_it_was_made() {
        given(placed(line("1", "DS-MUG", 1)), update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1)))
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .thenRefused(Refusal.Kind.CHANNEL_SHIPS_ITSELF);
    }

    @Test
    void an_in_store_sale_is_neutral_until_somebody_marks_it() {
        given(soldInStore(line("1", "DS-MUG", 2))).thenStatus(FulfillmentStatus.NEUTRAL)
                .then(order -> assertThat(order.existing(F1).channel()).isEqualTo(Channel.POS))
                .when(update(F1, 1, FulfillmentOrderStatus.NEUTRAL))
                .thenBlocker(Blocker.Kind.AWAITING_MARK, Owner.STAFF)
                .when(sentByHand(F1, Units.NONE))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .thenFinished();
    }

    @Test
    void a_sale_marked_by_hand_is_not_handed_over_twice_when_the_till_says_so_too() {
        given(soldInStore(line("1", "DS-MUG", 2)), sentByHand(F1, Units.NONE))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("sale", ShipmentStatus.HANDED_OVER, "1",
                        2)))
                .then(order -> {
                    assertThat(order.shipped()).isEqualTo(Units.of("1", 2));
                    assertThat(order.overShipped()).isEqualTo(Units.NONE);
                });
    }

    @Test
    void an_in_store_sale_can_never_become_unfulfilled() {
        given(soldInStore(line("1", "DS-MUG", 2)), sentByHand(F1, Units.NONE))
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .thenRefused(Refusal.Kind.IN_STORE_SALE)
                .thenStatus(FulfillmentStatus.FULFILLED);
    }

    @Test
    void a_tracking_number_that_was_mistyped_is_corrected_and_nothing_else_changes() {
        var corrected = new OrderCommand.CorrectTracking(new ShipmentId(F1, 1), new Tracking("UPS", "1Z2", ""), "olga",
                NOON);
        given(placed(line("1", "MAN-HAT", 2)), sentByHand(F1, Units.NONE)).when(corrected)
                .thenFacts(OrderFact.ShipmentChanged.class)
                .thenFinished()
                .then(order -> assertThat(order.existing(F1).shipments())
                        .singleElement()
                        .satisfies(parcel -> assertThat(parcel.report().tracking().number()).isEqualTo("1Z2")))
                .when(corrected)
                .thenNothing()
                .when(new OrderCommand.CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .when(corrected)
                .thenRefused(Refusal.Kind.SHIPMENT_ALREADY_CANCELLED);
        given(placed(line("1", "DS-MUG", 1)), update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1)))
                .when(corrected)
                .thenRefused(Refusal.Kind.CHANNEL_SHIPS_ITSELF);
        given(placed(line("1", "MAN-HAT", 1))).when(corrected).thenRefused(Refusal.Kind.UNKNOWN_SHIPMENT);
    }
}
