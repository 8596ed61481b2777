package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.requested;
import static io.waybill.orders.order.OrderFixture.routerThatWaits;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.MergeShares;
import io.waybill.orders.order.OrderCommand.MoveShare;
import io.waybill.orders.order.OrderCommand.SplitShare;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody outside was asked for goes to another channel, or into other portions. */
class OrderMovingTest {

    private static final FulfillmentOrderId F3 = new FulfillmentOrderId(ID, 3);

    @Test
    void a_share_is_moved_whole_and_its_new_channel_is_asked_at_once() {
        byHand().when(moved(F1, Channel.FBA, Units.NONE))
                .thenFacts(UnitsTakenBack.class, FulfillmentOrderCreated.class, FulfillmentRequested.class)
                .thenBlocker(Blocker.Kind.AWAITING_CONNECTOR, Owner.US)
                .then(order -> {
                    assertThat(order.existing(F1).status()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 3));
                    assertThat(order.existing(F2).shipBy()).isEqualTo(NOON.plus(Duration.ofDays(1)));
                })
                .when(moved(F1, Channel.FBA, Units.NONE))
                .thenRefused(Refusal.Kind.NOTHING_TO_MOVE);
    }

    @Test
    void where_a_person_has_to_request_the_new_channel_waits_for_that() {
        given(routerThatWaits(), placed(line("1", "MAN-HAT", 3))).when(moved(F1, Channel.FBA, Units.of("1", 2)))
                .thenFacts(UnitsTakenBack.class, FulfillmentOrderCreated.class)
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF)
                .then(order -> assertThat(order.existing(F1).requested()).isEqualTo(Units.of("1", 1)))
                .when(requested())
                .thenFacts(FulfillmentRequested.class);
    }

    @Test
    void what_is_requested_after_a_split_is_what_stayed() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 3), line("2", "DS-CUP", 1)))
                .when(split(F1, Units.of(Map.of("1", 2, "2", 1))))
                .thenFacts(UnitsTakenBack.class, FulfillmentOrderCreated.class)
                .then(order -> assertThat(order.existing(F2).shipBy()).isEqualTo(order.existing(F1).shipBy()))
                .when(requested())
                .thenFacts(FulfillmentRequested.class, FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.existing(F1).wished()).isEqualTo(Units.of("1", 1));
                    assertThat(order.existing(F2).wished()).isEqualTo(Units.of(Map.of("1", 2, "2", 1)));
                })
                .when(update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .then(order -> {
                    assertThat(order.existing(F1).refuses("1")).isTrue();
                    assertThat(order.existing(F1).refuses("2")).as("it was not asked for line 2").isFalse();
                });
    }

    @Test
    void merged_shares_are_one_with_the_earliest_time() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 3)), held("a"), OrderFixture.released("a", NOON
                .plusSeconds(60)), snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 5))))
                .when(merged(F2, F1))
                .thenFacts(UnitsTakenBack.class, UnitsTakenBack.class, FulfillmentOrderCreated.class)
                .thenBlocker(Blocker.Kind.AWAITING_REQUEST, Owner.STAFF)
                .then(order -> {
                    assertThat(order.existing(F3).requested()).isEqualTo(Units.of("1", 5));
                    assertThat(order.existing(F2).shipBy()).isAfter(order.existing(F1).shipBy());
                    assertThat(order.existing(F3).shipBy()).isEqualTo(order.existing(F1).shipBy());
                    assertThat(requireNonNull(order.blocker()).detail()).contains(F3.toString());
                });
    }

    @Test
    void what_a_channel_was_asked_for_stays_there() {
        var asked = given(placed(line("1", "DS-MUG", 2)));
        asked.when(moved(F1, Channel.MANUAL, Units.NONE)).thenRefused(Refusal.Kind.ALREADY_REQUESTED);
        asked.when(split(F1, Units.of("1", 1))).thenRefused(Refusal.Kind.ALREADY_REQUESTED);
        asked.when(merged(F1, F2)).thenRefused(Refusal.Kind.ALREADY_REQUESTED);
        asked.when(update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .when(moved(F1, Channel.MANUAL, Units.NONE))
                .thenRefused(Refusal.Kind.NOTHING_TO_MOVE);
    }

    @Test
    void what_was_sent_by_hand_stays_and_comes_back_if_undone() {
        byHand().when(sentByHand(F1, Units.of("1", 1)))
                .when(moved(F1, Channel.FBA, Units.of("1", 3)))
                .thenRefused(Refusal.Kind.TOO_MANY_UNITS)
                .when(moved(F1, Channel.FBA, Units.NONE))
                .then(order -> {
                    assertThat(order.existing(F1).status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                })
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .then(order -> {
                    assertThat(order.existing(F1).requested()).isEqualTo(Units.NONE);
                    assertThat(order.existing(F3).requested()).isEqualTo(Units.of("1", 1));
                });
    }

    @Test
    void what_the_shop_fulfilled_and_what_left_a_shop_is_not_moved() {
        given(placed(line("1", "DS-MUG", 1)),
                snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 1)), parcel("77", "1", 1)))
                .when(moved(F2, Channel.FBA, Units.NONE))
                .thenRefused(Refusal.Kind.NOTHING_TO_MOVE);
        var sale = given(soldInStore(line("1", "DS-MUG", 2)));
        sale.when(moved(F1, Channel.MANUAL, Units.NONE)).thenRefused(Refusal.Kind.IN_STORE_SALE);
        sale.when(split(F1, Units.of("1", 1))).thenRefused(Refusal.Kind.IN_STORE_SALE);
        assertThatThrownBy(() -> moved(F1, Channel.POS, Units.NONE)).hasMessageContaining("POS");
    }

    @Test
    void nothing_is_given_to_anybody_while_the_order_waits_or_is_cancelled() {
        var held = byHand().when(split(F1, Units.of("1", 1))).when(held("fraud"));
        held.when(moved(F1, Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.ON_HOLD);
        held.when(split(F1, Units.of("1", 1))).thenRefused(Refusal.Kind.ON_HOLD);
        held.when(merged(F1, F2)).thenRefused(Refusal.Kind.ON_HOLD);
        byHand().when(snapshot(2, content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING, null,
                line("1", "MAN-HAT", 3))))
                .when(moved(F1, Channel.FBA, Units.NONE))
                .thenRefused(Refusal.Kind.AWAITING_PAYMENT);
        byHand().when(cancelled())
                .when(moved(F1, Channel.FBA, Units.NONE))
                .thenRefused(Refusal.Kind.ALREADY_CANCELLED);
    }

    @Test
    void impossible_wishes_are_refused_with_their_reason() {
        byHand().when(moved(F1, Channel.MANUAL, Units.NONE)).thenRefused(Refusal.Kind.SAME_CHANNEL);
        byHand().when(moved(F2, Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        byHand().when(moved(F1, Channel.FBA, Units.of("9", 1))).thenRefused(Refusal.Kind.UNKNOWN_LINE);
        byHand().when(split(F1, Units.of("1", 3))).thenRefused(Refusal.Kind.NOTHING_WOULD_STAY);
        byHand().when(split(F2, Units.of("1", 3))).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        byHand().when(merged(F1, F2)).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        byHand().when(merged(F2, F1)).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        given(routerThatWaits(), placed(line("1", "DS-MUG", 1), line("2", "MAN-HAT", 1))).when(merged(F1, F2))
                .thenRefused(Refusal.Kind.OTHER_CHANNEL);
        given().when(moved(F1, Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        assertThatThrownBy(() -> split(F1, Units.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> merged(F1, F1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_channel_gets_no_more_at_a_time_than_it_takes() {
        given(routerThatWaits(), placed(line("1", "MAN-HAT", 300))).when(moved(F1, Channel.FBA, Units.NONE))
                .then(order -> {
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 250));
                    assertThat(order.existing(F3).requested()).isEqualTo(Units.of("1", 50));
                })
                .when(merged(F2, F3))
                .thenRefused(Refusal.Kind.CHANNEL_TAKES_LESS);
    }

    @Test
    void there_are_at_most_so_many_fulfillment_orders() {
        var order = given(placed(line("1", "MAN-HAT", 200)));
        for (var n = 1; n < FollowUps.FULFILLMENT_ORDERS_MAX; n++) {
            order.when(split(F1, Units.of("1", 1))).thenFactsAmong(UnitsTakenBack.class);
        }
        order.when(split(F1, Units.of("1", 1))).thenRefused(Refusal.Kind.TOO_MANY_FULFILLMENT_ORDERS);
        order.when(moved(F1, Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.TOO_MANY_FULFILLMENT_ORDERS);
        order.when(merged(F2, F1)).thenRefused(Refusal.Kind.TOO_MANY_FULFILLMENT_ORDERS);
    }

    @Test
    void parcels_of_the_shop_count_on_the_portions_that_they_empty() {
        byHand().when(split(F1, Units.of("1", 1)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 3)), parcel("77", "1", 2),
                        parcel("78", "1", 1)))
                .thenFinished()
                .then(order -> {
                    assertThat(order.existing(F1).shipped()).isEqualTo(Units.of("1", 2));
                    assertThat(order.existing(F2).shipped()).isEqualTo(Units.of("1", 1));
                });
    }

    @Test
    void an_order_that_shrinks_leaves_what_a_person_moved_where_it_is() {
        byHand().when(moved(F1, Channel.FBA, Units.of("1", 1)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 2))))
                .thenFacts(OrderFact.OrderChanged.class, UnitsTakenBack.class)
                .then(order -> {
                    assertThat(order.existing(F1).requested()).isEqualTo(Units.of("1", 1));
                    assertThat(order.existing(F2).request().wish()).isEqualTo(Wish.SUBMITTED);
                });
        given(routerThatWaits(), placed(line("1", "MAN-HAT", 3)), moved(F1, Channel.FBA, Units.NONE))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 2))))
                .then(order -> {
                    assertThat(order.fulfillmentOrders()).hasSize(2);
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                });
    }

    @Test
    void what_was_asked_for_is_stopped_only_for_what_others_cannot_give_back() {
        given(placed(line("1", "MAN-HAT", 3)), moved(F1, Channel.FBA, Units.of("1", 2)))
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 1))))
                .thenFacts(OrderFact.OrderChanged.class, UnitsTakenBack.class, FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.existing(F1).requested()).isEqualTo(Units.NONE);
                    assertThat(order.existing(F2).request().wish()).isEqualTo(Wish.CANCELLED);
                });
    }

    /** After its own database was restored, order-service may have forgotten a request that the channel knows. */
    @Test
    void a_channel_that_works_on_what_was_moved_away_is_asked_to_stop_all_of_it() {
        given(routerThatWaits(), placed(line("1", "DS-MUG", 2)), moved(F1, Channel.MANUAL, Units.NONE))
                .when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED))
                .thenFactsAmong(FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.CANCELLED);
                    assertThat(order.existing(F1).wished()).isEqualTo(Units.of("1", 2));
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                })
                .when(OrderFixture.stopped(F1, 2, "1", 2))
                .then(order -> assertThat(order.overShipped()).isEqualTo(Units.NONE));
    }

    private static OrderScenario byHand() {
        return given(placed(line("1", "MAN-HAT", 3)));
    }

    private static MoveShare moved(FulfillmentOrderId id, Channel to, Units units) {
        return new MoveShare(id, to, units, "olga", NOON);
    }

    private static SplitShare split(FulfillmentOrderId id, Units units) {
        return new SplitShare(id, units, "olga", NOON);
    }

    private static MergeShares merged(FulfillmentOrderId id, FulfillmentOrderId other) {
        return new MergeShares(id, Set.of(other), "olga", NOON);
    }
}
