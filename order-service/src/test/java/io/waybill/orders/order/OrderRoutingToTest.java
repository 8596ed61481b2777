package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.rule;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.RouteTo;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.RoutingBlocked;
import org.junit.jupiter.api.Test;

/** Open units go to the channel that a person names, whatever the rules say. */
class OrderRoutingToTest {

    @Test
    void units_that_no_rule_fits_are_given_to_whom_a_person_names() {
        unroutable().when(to(Channel.MANUAL, Units.of("1", 1)))
                .thenFacts(FulfillmentOrderCreated.class)
                .thenBlocker(Blocker.Kind.NO_ROUTE, Owner.STAFF)
                .then(order -> assertThat(order.open()).isEqualTo(Units.of("1", 2)))
                .when(to(Channel.FBA, Units.NONE))
                .thenFacts(FulfillmentOrderCreated.class, FulfillmentRequested.class, RoutingBlocked.class)
                .then(order -> {
                    assertThat(order.existing(F2).requested()).isEqualTo(Units.of("1", 2));
                    assertThat(order.routingBlock()).isEqualTo(RoutingBlock.NONE);
                });
    }

    @Test
    void a_persons_word_counts_more_than_a_channels_refusal_and_than_the_rules() {
        given(placed(line("1", "DS-MUG", 2)), update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .when(to(Channel.DROPSHIP, Units.NONE))
                .then(order -> assertThat(order.existing(F2).channel()).isEqualTo(Channel.DROPSHIP));
    }

    @Test
    void the_rest_goes_where_rules_say_and_not_back_to_who_refused() {
        given(OrderFixture.router(rule(Channel.MANUAL, "NOWHERE")), placed(line("1", "DS-MUG", 2)),
                update(F1, 1, FulfillmentOrderStatus.REJECTED))
                .when(to(Channel.MANUAL, Units.of("1", 1)))
                .thenStatus(FulfillmentStatus.REQUEST_DECLINED)
                .then(order -> assertThat(order.fulfillmentOrders()).hasSize(2));
    }

    @Test
    void only_what_is_open_of_an_order_that_may_begin() {
        given().when(to(Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
        given(placed(line("1", "DS-MUG", 2))).when(to(Channel.FBA, Units.NONE))
                .thenRefused(Refusal.Kind.NOTHING_TO_ROUTE);
        unroutable().when(to(Channel.FBA, Units.of("9", 1))).thenRefused(Refusal.Kind.UNKNOWN_LINE);
        unroutable().when(to(Channel.FBA, Units.of("1", 4))).thenRefused(Refusal.Kind.TOO_MANY_UNITS);
        unroutable().when(held("fraud")).when(to(Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.ON_HOLD);
        unroutable().when(cancelled()).when(to(Channel.FBA, Units.NONE)).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
    }

    private static OrderScenario unroutable() {
        return given(placed(line("1", "XYZ", 3)));
    }

    private static RouteTo to(Channel channel, Units units) {
        return new RouteTo(ID, channel, units, "olga", NOON);
    }
}
