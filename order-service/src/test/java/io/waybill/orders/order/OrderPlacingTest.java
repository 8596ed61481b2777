package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.ANN;
import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.service;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.strictly;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPlacingTest {

    @Test
    void a_new_order_is_routed_at_once_and_its_channel_is_asked() {
        given().when(placed(line("1", "DS-MUG", 2)))
                .thenFacts(OrderReceived.class, FulfillmentOrderCreated.class, FulfillmentRequested.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED)
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 2)));
    }

    @Test
    void ship_by_is_the_placing_plus_the_channels_handling_time() {
        given().when(placed(line("1", "FBA-CUP", 1)))
                .then(order -> assertThat(order.existing(F1).shipBy()).isEqualTo(NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void an_unknown_sku_is_accepted_and_blocked_with_a_named_reason() {
        given().when(placed(line("1", "XYZ", 1), line("2", "DS-MUG", 1)))
                .thenBlocker(Blocker.Kind.NO_ROUTE, Owner.STAFF)
                .then(order -> {
                    assertThat(requireNonNull(order.blocker()).detail()).contains("XYZ");
                    assertThat(order.open()).isEqualTo(Units.of("1", 1));
                    assertThat(order.requested()).isEqualTo(Units.of("2", 1));
                });
    }

    @Test
    void manual_units_wait_for_staff_and_nobody_is_asked() {
        given().when(placed(line("1", "MAN-HAT", 1)))
                .thenFacts(OrderReceived.class, FulfillmentOrderCreated.class)
                .thenBlocker(Blocker.Kind.AWAITING_MANUAL_SHIPMENT, Owner.STAFF);
    }

    @Test
    void an_order_without_goods_needs_no_fulfillment() {
        given().when(placed(service("1")))
                .thenFacts(OrderReceived.class, FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.NOT_REQUIRED)
                .thenFinished();
    }

    @Test
    void services_keep_no_order_unfulfilled() {
        given(placed(line("1", "MAN-HAT", 1), service("2")))
                .when(OrderFixture.sentByHand(F1, Units.NONE))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .thenFinished();
    }

    @Test
    void the_same_snapshot_again_changes_nothing() {
        given(placed(line("1", "DS-MUG", 2))).when(placed(line("1", "DS-MUG", 2))).thenNothing();
    }

    @Test
    void an_older_snapshot_changes_nothing() {
        given(snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2))))
                .when(snapshot(4, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 9))))
                .thenNothing()
                .when(snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 9))))
                .thenNothing();
    }

    @Test
    void a_strict_caller_hears_that_the_same_revision_had_other_content() {
        given(placed(line("1", "DS-MUG", 2)))
                .when(strictly(placed(line("1", "DS-MUG", 3))))
                .thenRefused(Refusal.Kind.SAME_REVISION_OTHER_CONTENT)
                .when(strictly(placed(line("1", "DS-MUG", 2))))
                .thenNothing();
    }

    @Test
    void a_higher_revision_that_says_the_same_moves_nothing_but_the_seen_revision() {
        given(placed(line("1", "DS-MUG", 2))).when(snapshot(7, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG",
                2))))
                .thenNothing()
                .then(order -> assertThat(order.aside().revisionOf(Order.SOURCE)).isEqualTo(7));
    }

    @Test
    void more_units_are_routed_as_a_further_fulfillment_order() {
        given(placed(line("1", "DS-MUG", 2)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 5))))
                .thenFacts(OrderChanged.class, FulfillmentOrderCreated.class, FulfillmentRequested.class)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 5)));
    }

    @Test
    void fewer_units_than_asked_for_make_the_wish_be_withdrawn_and_made_anew() {
        given(placed(line("1", "DS-MUG", 5)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2))))
                .thenFacts(OrderChanged.class, FulfillmentRequested.class)
                .then(order -> assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.CANCELLED))
                .when(OrderFixture.stopped(F1, 1, "1", 5))
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 2)));
    }

    @Test
    void a_new_address_is_told_by_the_same_wish_with_a_higher_revision() {
        var moved = new Recipient("Ann Lee", "9 Low St", "", "York", "", "YO1", "GB", "", "a@example.com");
        var before = given(placed(line("1", "DS-MUG", 2)));
        var asked = before.order().existing(F1).request().revision();
        before.when(new ReceiveSnapshot(ID, 2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), moved, null,
                List.of(), Arrival.LIVE, NOON))
                .thenFacts(RecipientChanged.class, FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.aside().recipient()).isEqualTo(moved);
                    assertThat(order.existing(F1).request().revision()).isGreaterThan(asked);
                });
    }

    @Test
    void what_the_shop_fulfilled_without_us_is_adopted_once() {
        var fulfilled = snapshot(1, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), parcel("77", "1", 2));
        given().when(fulfilled)
                .thenFacts(OrderReceived.class, FulfillmentOrderCreated.class, ShipmentRecorded.class,
                        FulfillmentStatusChanged.class)
                .thenStatus(FulfillmentStatus.FULFILLED)
                .when(snapshot(2, fulfilled.content(), parcel("77", ShipmentStatus.DELIVERED, "1", 2)))
                .thenFacts(ShipmentChanged.class)
                .then(order -> assertThat(order.shipped()).isEqualTo(Units.of("1", 2)));
    }

    @Test
    void what_the_shop_fulfilled_of_our_own_share_counts_there() {
        given(placed(line("1", "MAN-HAT", 2)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 2)), parcel("77", "1", 1)))
                .thenStatus(FulfillmentStatus.PARTIALLY_FULFILLED)
                .then(order -> assertThat(order.fulfillmentOrders()).hasSize(1));
    }

    @Test
    void what_somebody_sent_beside_the_channel_shows_as_over_shipped_and_the_channel_is_asked_to_stop() {
        given(placed(line("1", "DS-MUG", 2)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), parcel("77", "1", 2)))
                .then(order -> {
                    assertThat(order.overShipped()).isEqualTo(Units.of("1", 2));
                    assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.CANCELLED);
                })
                .when(OrderFixture.stopped(F1, 1, "1", 2))
                .thenStatus(FulfillmentStatus.FULFILLED)
                .thenFinished()
                .then(order -> assertThat(order.overShipped()).isEqualTo(Units.NONE));
    }

    @Test
    void blocked_units_are_routed_again_when_the_rules_have_changed_and_time_passes() {
        given(placed(line("1", "XYZ", 1)))
                .when(new OrderCommand.TimePassed(ID, NOON))
                .thenNothing()
                .under(OrderFixture.router(OrderFixture.rule(Channel.FBA, "XYZ")))
                .when(new OrderCommand.TimePassed(ID, NOON))
                .thenFacts(FulfillmentOrderCreated.class, FulfillmentRequested.class, RoutingBlocked.class)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 1)));
    }

    @Test
    void another_order_under_the_same_id_is_refused() {
        var other = new Content("API", "main", "1002", "#1002", "web", "", DeliveryMethod.SHIPPING, "GB", NOON, null,
                "USD",
                PaymentStatus.PAID, null, false, List.of(), List.of());
        given(placed(line("1", "DS-MUG", 2))).when(snapshot(9, other)).thenRefused(Refusal.Kind.STORE_OR_ID_CHANGED);
    }

    @Test
    void impossible_values_are_named() {
        assertThatThrownBy(() -> line("7", "X", -1)).hasMessageContaining("line 7").hasMessageContaining("-1");
        assertThatThrownBy(() -> content(DeliveryMethod.SHIPPING, line("1", "A", 1), line("1", "B", 1)))
                .hasMessageContaining("line 1 stands twice");
        assertThat(ANN.toString()).doesNotContain("Ann");
    }
}
