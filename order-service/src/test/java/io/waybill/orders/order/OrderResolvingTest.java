package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.resolved;
import static io.waybill.orders.order.OrderFixture.routerThatWaits;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderFact.CancelAsked;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody can know what became of a call; a person looks outside and says so. */
class OrderResolvingTest {

    private static final Problem OUTCOME_UNKNOWN = new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null);
    private static final Problem IDS_UNKNOWN = new Problem("IDS_UNKNOWN", "which is it", Owner.STAFF, null);

    @ParameterizedTest
    @EnumSource(Resolution.Kind.class)
    void the_wish_is_made_again_and_carries_what_was_decided(Resolution.Kind kind) {
        var unknown = unknownOutcome();
        var before = unknown.order().existing(F1).request();
        unknown.when(resolved(F1, kind)).thenFacts(FulfillmentRequested.class).then(order -> {
            var wish = order.existing(F1).request();
            assertThat(wish.wish()).isEqualTo(Wish.SUBMITTED);
            assertThat(wish.revision()).isGreaterThan(before.revision());
            assertThat(wish.resolution()).isEqualTo(resolved(F1, kind).resolution());
        });
    }

    @Test
    void said_again_word_for_word_it_still_carries_it() {
        given(placed(line("1", "DS-MUG", 2)), reported(OUTCOME_UNKNOWN, 1), resolved(F1, Resolution.Kind.ADOPT))
                .when(new TimePassed(ID, NOON.plus(Duration.ofMinutes(1))))
                .thenFacts(FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.existing(F1).request().times()).isEqualTo(2);
                    assertThat(requireNonNull(order.existing(F1).request().resolution()).externalRef())
                            .isEqualTo("8123,8124");
                });
    }

    /** A wish is a snapshot: who hears only the last must not miss what was decided before. */
    @Test
    void later_wishes_carry_it_too() {
        var moved = new Recipient("Ann Lee", "9 Low St", "", "York", "", "YO1", "GB", "", "a@example.com");
        unknownOutcome().when(resolved(F1, Resolution.Kind.REPEAT))
                .when(new ReceiveSnapshot(ID, 2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)), moved, null,
                        List.of(), Arrival.LIVE, NOON))
                .thenFacts(RecipientChanged.class, FulfillmentRequested.class)
                .then(OrderResolvingTest::isResolved)
                .when(cancelled())
                .thenFacts(OrderCancelled.class, CancelAsked.class, FulfillmentRequested.class)
                .then(OrderResolvingTest::isResolved);
    }

    @Test
    void a_cancel_wish_stays_one() {
        unknownOutcome().when(cancelled())
                .when(resolved(F1, Resolution.Kind.GIVE_UP))
                .thenFacts(FulfillmentRequested.class)
                .then(order -> {
                    assertThat(order.existing(F1).request().wish()).isEqualTo(Wish.CANCELLED);
                    isResolved(order);
                });
    }

    @Test
    void once_the_channel_has_answered_another_decision_can_follow() {
        given(placed(line("1", "DS-MUG", 2)), reported(OUTCOME_UNKNOWN, 1), resolved(F1, Resolution.Kind.ADOPT))
                .when(resolved(F1, Resolution.Kind.REPEAT))
                .thenRefused(Refusal.Kind.RESOLUTION_UNDER_WAY)
                .when(problem(F1, 2, OUTCOME_UNKNOWN))
                .when(resolved(F1, Resolution.Kind.REPEAT))
                .thenFacts(FulfillmentRequested.class);
    }

    @Test
    void what_exists_outside_is_never_asked_for_again() {
        var exists = given(placed(line("1", "DS-MUG", 2)), problem(F1, 1, IDS_UNKNOWN));
        exists.when(resolved(F1, Resolution.Kind.REPEAT))
                .thenRefused(Refusal.Kind.REPEAT_WOULD_DOUBLE)
                .when(resolved(F1, Resolution.Kind.ADOPT))
                .thenFacts(FulfillmentRequested.class);
    }

    @Test
    void nothing_is_resolved_while_the_channel_reports_no_unknown_outcome() {
        refused(given(placed(line("1", "DS-MUG", 2))));
        refused(given(placed(line("1", "DS-MUG", 2)), update(F1, 1, FulfillmentOrderStatus.ACCEPTED)));
        refused(given(placed(line("1", "DS-MUG", 2)),
                problem(F1, 1, new Problem("UNPAID_AT_SUPPLIER", "pay it", Owner.STAFF, null))));
    }

    @Test
    void nothing_is_resolved_of_what_is_finished_dead_or_was_never_asked_outside() {
        refused(given(placed(line("1", "DS-MUG", 2)), new ReceiveUpdate(F1, 1, report(FulfillmentOrderStatus.FULFILLED,
                OUTCOME_UNKNOWN), List.of(parcel("a", "1", 2)), Arrival.LIVE, NOON)));
        refused(given(placed(line("1", "DS-MUG", 2)), new ReceiveUpdate(F1, 1, report(FulfillmentOrderStatus.REJECTED,
                OUTCOME_UNKNOWN), List.of(), Arrival.LIVE, NOON)));
        refused(given(routerThatWaits(), placed(line("1", "DS-MUG", 2)), problem(F1, 1, OUTCOME_UNKNOWN)));
        refused(given(placed(line("1", "MAN-HAT", 2)), problem(F1, 1, OUTCOME_UNKNOWN)));
        refused(given(soldInStore(line("1", "DS-MUG", 2)), problem(F1, 1, OUTCOME_UNKNOWN)));
    }

    @Test
    void what_is_not_there_cannot_be_resolved() {
        given().when(resolved(F1, Resolution.Kind.REPEAT)).thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
        unknownOutcome().when(resolved(F2, Resolution.Kind.REPEAT))
                .thenRefused(Refusal.Kind.UNKNOWN_FULFILLMENT_ORDER);
    }

    private static OrderScenario unknownOutcome() {
        return given(placed(line("1", "DS-MUG", 2)), problem(F1, 1, OUTCOME_UNKNOWN));
    }

    /** With what the channel has seen of our wish, unlike those of the fixture, which have seen all. */
    private static ReceiveUpdate reported(Problem problem, long requestRevision) {
        return new ReceiveUpdate(F1, 1, new ChannelReport(FulfillmentOrderStatus.RECEIVED, List.of(), List.of(), List
                .of(), problem, requestRevision), List.of(), Arrival.LIVE, NOON);
    }

    private static ChannelReport report(FulfillmentOrderStatus status, Problem problem) {
        return new ChannelReport(status, List.of(), List.of(), List.of(), problem, Long.MAX_VALUE);
    }

    private static void refused(OrderScenario scenario) {
        scenario.when(resolved(F1, Resolution.Kind.REPEAT)).thenRefused(Refusal.Kind.NOTHING_TO_RESOLVE);
    }

    private static void isResolved(Order order) {
        assertThat(order.existing(F1).request().resolution()).isNotNull();
    }
}
