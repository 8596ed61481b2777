package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.ANN;
import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.strictly;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.EditOrder;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFact.EditOverruled;
import io.waybill.orders.order.OrderFact.FulfillmentOrderCreated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderEdited;
import io.waybill.orders.order.OrderFact.RecipientChanged;
import io.waybill.orders.order.OrderFact.RecipientEdited;
import io.waybill.orders.order.OrderFact.UnitsTakenBack;
import io.waybill.orders.routing.RoutingRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderEditingTest {

    @Test
    void more_units_are_given_to_a_channel() {
        given(placed(line("1", "MAN-HAT", 2))).when(quantity(3))
                .thenFacts(OrderEdited.class, FulfillmentOrderCreated.class)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 3)));
    }

    @Test
    void fewer_units_are_taken_back_from_where_nobody_works_on_them() {
        given(placed(line("1", "MAN-HAT", 3))).when(quantity(1))
                .thenFacts(OrderEdited.class, UnitsTakenBack.class)
                .then(order -> assertThat(order.requested()).isEqualTo(Units.of("1", 1)));
    }

    @Test
    void what_a_channel_was_asked_for_is_cancelled_and_not_edited_away() {
        var asked = given(placed(line("1", "DS-MUG", 2)));
        asked.when(quantity(1)).thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
        asked.when(quantity(3)).thenFactsAmong(OrderEdited.class);
        given(placed(line("1", "MAN-HAT", 2)), sentByHand(F1, Units.of("1", 1))).when(quantity(0))
                .thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
    }

    @Test
    void it_lies_over_the_source_while_that_says_the_same() {
        var edited = given(placed(line("1", "MAN-HAT", 2)), quantity(3));
        edited.when(told(2, 2)).thenNothing();
        edited.when(told(3, PaymentStatus.PARTIALLY_REFUNDED, 2))
                .thenFacts(OrderChanged.class)
                .then(order -> assertThat(order.known().ordered()).isEqualTo(Units.of("1", 3)));
    }

    @Test
    void the_source_wins_once_it_changes_that_field_and_the_timeline_says_so() {
        given(placed(line("1", "MAN-HAT", 2)), quantity(5)).when(told(2, 4))
                .thenFacts(OrderChanged.class, EditOverruled.class, UnitsTakenBack.class)
                .then(order -> assertThat(order.known().ordered()).isEqualTo(Units.of("1", 4)));
    }

    @Test
    void to_say_what_the_source_says_is_to_edit_no_more() {
        given(placed(line("1", "MAN-HAT", 2)), quantity(3)).when(quantity(2))
                .thenFactsAmong(OrderEdited.class)
                .then(order -> assertThat(order.edits()).isEqualTo(Edits.NONE))
                .when(quantity(2))
                .thenNothing();
    }

    @Test
    void a_caller_may_repeat_the_order_as_it_was_before_the_edit() {
        var first = strictly(placed(line("1", "MAN-HAT", 2)));
        given(first, quantity(3), address("York")).when(first).thenNothing();
    }

    @Test
    void a_channel_that_was_asked_and_does_not_work_yet_is_told_the_new_address() {
        given(placed(line("1", "DS-MUG", 2)), update(F1, 1, FulfillmentOrderStatus.RECEIVED)).when(address("York"))
                .thenFacts(RecipientEdited.class, FulfillmentRequested.class)
                .then(order -> assertThat(order.aside().recipient().city()).isEqualTo("York"))
                .then(order -> assertThat(order.aside().recipient().address1()).isEqualTo(ANN.address1()))
                .when(address("York"))
                .thenNothing();
    }

    @Test
    void a_channel_that_works_with_the_old_address_is_not() {
        given(placed(line("1", "DS-MUG", 2)), update(F1, 1, FulfillmentOrderStatus.ACCEPTED)).when(address("York"))
                .thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
        given(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE)).when(address("York"))
                .thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
    }

    @Test
    void one_that_may_work_with_it_is_not_either() {
        var unknown = new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null);
        given(placed(line("1", "DS-MUG", 1)), OrderFixture.problem(F1, 1, unknown)).when(address("York"))
                .thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
        given(placed(line("1", "DS-MUG", 1), line("2", "DS-CUP", 1)), cancelled(Units.of("2", 1)))
                .when(address("York"))
                .thenRefused(Refusal.Kind.TOO_LATE_TO_EDIT);
    }

    @Test
    void an_edit_cannot_make_an_order_that_nobody_can_be_told_of() {
        var dear = new Line("1", "MAN-HAT", "", "", 1, new BigDecimal("999999999999"), true);
        given(placed(dear)).when(quantity(1_000_000)).thenRefused(Refusal.Kind.TOO_MANY_UNITS);
        var half = new Line("1", "MAN-HAT", "", "", 1, new BigDecimal("1000000000"), true);
        var doubled = new Line("1", "MAN-HAT", "", "", 1, new BigDecimal("2000000000"), true);
        given(placed(half), quantity(900_000)).when(snapshot(2, content(DeliveryMethod.SHIPPING, doubled)))
                .thenFacts(OrderChanged.class);
    }

    @Test
    void an_edited_field_is_the_source_s_again_once_that_changes_it() {
        given(placed(line("1", "MAN-HAT", 2)), address("York")).when(movedTo(2, "Hull"))
                .thenFacts(RecipientChanged.class, EditOverruled.class)
                .then(order -> assertThat(order.aside().recipient().city()).isEqualTo("Hull"));
    }

    @Test
    void another_country_is_routed_as_such() {
        var british = new RoutingRule(Channel.MANUAL, List.of("XYZ"), List.of(), List.of(
                "FR"));
        given(OrderFixture.router(british), placed(line("1", "XYZ", 1)))
                .thenBlocker(Blocker.Kind.NO_ROUTE, Owner.STAFF)
                .when(edit(Map.of(), Map.of(RecipientField.COUNTRY_CODE, "FR")))
                .thenFactsAmong(FulfillmentOrderCreated.class);
    }

    @Test
    void nothing_of_what_is_over_or_was_handed_over() {
        given(placed(line("1", "XYZ", 1)), cancelled()).when(quantity(2)).thenRefused(Refusal.Kind.ALREADY_CANCELLED);
        given(soldInStore(line("1", "XYZ", 1))).when(quantity(2)).thenRefused(Refusal.Kind.IN_STORE_SALE);
        given(placed(line("2", "XYZ", 1))).when(quantity(2)).thenRefused(Refusal.Kind.UNKNOWN_LINE);
        given().when(quantity(2)).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @Test
    void edits_of_a_person_s_data_are_not_printed() {
        var order = given(placed(line("1", "MAN-HAT", 2)), address("York")).order();
        assertThat(order.aside().toString() + address("York")).doesNotContain("York", "Leeds");
    }

    @Property(tries = 300)
    void whatever_snapshots_are_missed_an_edited_order_ends_the_same(@ForAll long seed) {
        var random = new Random(seed);
        var news = new ArrayList<OrderCommand>(List.of(unroutable(2, 3, "Leeds"), unroutable(3, 5, "Leeds"),
                unroutable(4, 2, "Hull"), unroutable(5, 2, "Leeds"), unroutable(6, 4, "Leeds"), unroutable(7, 2,
                        "Hull")));
        var newest = news.remove(random.nextInt(news.size()));
        news.removeIf(n -> ((ReceiveSnapshot) n).revision() > ((ReceiveSnapshot) newest).revision());
        var first = List.<OrderCommand>of(placed(line("1", "XYZ", 2)), quantity(6), address("York"));
        var direct = given(first.toArray(OrderCommand[]::new)).when(newest);
        news.removeIf(_ -> random.nextBoolean());
        news.add(newest);
        Collections.shuffle(news, random);
        var onTheWay = given(first.toArray(OrderCommand[]::new));
        news.forEach(onTheWay::when);
        assertThat(onTheWay.order().atVersion(0)).isEqualTo(direct.order().atVersion(0));
    }

    private static EditOrder quantity(int quantity) {
        return edit(Map.of("1", quantity), Map.of());
    }

    private static EditOrder address(String city) {
        return edit(Map.of(), Map.of(RecipientField.CITY, city));
    }

    private static EditOrder edit(Map<String, Integer> quantities, Map<RecipientField, String> recipient) {
        return new EditOrder(ID, quantities, recipient, "olga", NOON);
    }

    private static ReceiveSnapshot told(long revision, int quantity) {
        return told(revision, PaymentStatus.PAID, quantity);
    }

    private static ReceiveSnapshot told(long revision, PaymentStatus payment, int quantity) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, payment, null, line("1", "MAN-HAT", quantity)));
    }

    private static ReceiveSnapshot movedTo(long revision, String city) {
        return moved(told(revision, 2), city);
    }

    /** Of an order that no channel takes, so that there are no fulfillment orders whose making would depend on order. */
    private static ReceiveSnapshot unroutable(long revision, int quantity, String city) {
        return moved(snapshot(revision, content(DeliveryMethod.SHIPPING, line("1", "XYZ", quantity))), city);
    }

    private static ReceiveSnapshot moved(ReceiveSnapshot s, String city) {
        var there = new Recipient(ANN.name(), ANN.address1(), "", city, "", ANN.postalCode(), ANN.countryCode(), ANN
                .phone(), ANN.email());
        return new ReceiveSnapshot(s.orderId(), s.revision(), s.content(), there, null, List.of(), Arrival.LIVE, NOON);
    }
}
