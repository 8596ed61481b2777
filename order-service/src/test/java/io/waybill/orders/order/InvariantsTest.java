package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvariantsTest {

    private static final Order SOUND = given(placed(line("1", "DS-MUG", 3)),
            update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1))).order();

    @Test
    void a_sound_order_breaks_nothing() {
        assertThat(Invariants.brokenBy(SOUND)).isEmpty();
        assertThat(Invariants.brokenBy(Order.unknown(OrderFixture.ID))).isEmpty();
        assertThat(Invariants.brokenBy(5, 5, 5)).isEmpty();
    }

    @Test
    void units_on_a_line_that_the_order_has_not_are_nowhere() {
        var lost = SOUND.with(content(DeliveryMethod.SHIPPING, line("2", "DS-CUP", 3)));
        assertThat(Invariants.brokenBy(lost)).contains(Invariant.UNITS);
    }

    @Test
    void exactly_the_unfinished_name_what_they_wait_for() {
        assertThat(Invariants.brokenBy(SOUND.withBlocker(null))).containsExactly(Invariant.BLOCKER);
        var finished = given(placed(line("1", "DS-MUG", 1)),
                update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1))).order();
        assertThat(Invariants.brokenBy(finished.withBlocker(SOUND.blocker()))).containsExactly(Invariant.BLOCKER);
    }

    @Test
    void numbers_have_no_gap_and_no_parcel_is_there_twice() {
        var f = SOUND.existing(F1);
        var twice = f.with(new Shipment(new ShipmentId(F1, 2), parcel("a", "1", 1), ""));
        assertThat(Invariants.brokenBy(SOUND.with(twice))).containsExactly(Invariant.IDS);
        var gap = f.with(new Shipment(new ShipmentId(F1, 3), parcel("b", "1", 1), ""));
        assertThat(Invariants.brokenBy(SOUND.with(gap))).containsExactly(Invariant.IDS);
        var foreign = f.with(new Shipment(new ShipmentId(F2, 2), parcel("b", "1", 1), ""));
        assertThat(Invariants.brokenBy(SOUND.with(foreign))).containsExactly(Invariant.IDS);
    }

    @Test
    void a_history_has_no_gap_and_its_document_is_that_of_the_last_fact() {
        assertThat(Invariants.brokenBy(5, 4, 5)).containsExactly(Invariant.SEQUENCE);
        assertThat(Invariants.brokenBy(4, 5, 5)).containsExactly(Invariant.VERSION);
        assertThat(Invariants.brokenBy(5, 4, 4)).containsExactly(Invariant.VERSION);
    }

    @Test
    void an_unfinished_order_is_late_from_its_first_deadline_on() {
        var shipBy = SOUND.existing(F1).shipBy();
        assertThat(SOUND.lateAt()).hasValue(shipBy);
        var deadline = OrderFixture.NOON.plusSeconds(60);
        var unpaid = given(placed(line("1", "DS-MUG", 3)), OrderFixture.problem(F1, 1,
                new Problem("UNPAID_AT_SUPPLIER", "pay it", Owner.STAFF, deadline))).order();
        assertThat(unpaid.lateAt()).hasValue(deadline);
        assertThat(given(placed(line("1", "XYZ", 1))).order().lateAt()).isEmpty();
        assertThat(given(placed(line("1", "DS-MUG", 1)), OrderFixture.cancelled(), OrderFixture.stopped(F1, 1, "1", 1))
                .order()
                .lateAt()).isEmpty();
    }
}
