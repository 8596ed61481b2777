package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static io.waybill.orders.order.OrderScenario.givenTidyStore;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.UnarchiveOrder;
import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.OrderArchived;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.OrderUnarchived;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import org.junit.jupiter.api.Test;

/** Orders that nobody has to look at are put away, and come out again when something happens to them. */
class OrderArchivingTest {

    @Test
    void a_cancel_at_the_source_is_news_of_an_archived_order() {
        var same = OrderFixture.cancelledAtSource(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG",
                1))));
        given(placed(line("1", "DS-MUG", 1)), new OrderCommand.ArchiveOrder(ID, "olga", NOON)).when(same)
                .then(order -> assertThat(order.archival()).isEqualTo(Archival.NO));
    }

    @Test
    void not_while_people_have_to_mend_something() {
        var lost = OrderFixture.parcel("a", ShipmentStatus.FAILED, "1", 1);
        givenTidyStore(placed(line("1", "DS-MUG", 1)))
                .when(update(F1, 1, FulfillmentOrderStatus.FULFILLED, lost))
                .then(order -> assertThat(order.archival()).isEqualTo(Archival.NO))
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, OrderFixture.parcel("a", "1", 1)))
                .then(order -> assertThat(order.archival()).isEqualTo(Archival.YES))
                .when(update(F1, 3, FulfillmentOrderStatus.FULFILLED, lost))
                .then(order -> assertThat(order.archival()).isEqualTo(Archival.NO));
    }

    private static final OrderCommand SENT = update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1));
    private static final OrderCommand DELIVERED = update(F1, 2, FulfillmentOrderStatus.FULFILLED,
            parcel("a", ShipmentStatus.DELIVERED, "1", 1));

    @Test
    void what_is_fulfilled_and_paid_is_archived_where_the_store_says_so() {
        givenTidyStore(mug()).when(SENT)
                .thenFacts(ShipmentRecorded.class, FulfillmentOrderUpdated.class, FulfillmentStatusChanged.class,
                        OrderArchived.class)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.ARCHIVED))
                .when(DELIVERED)
                .thenFacts(ShipmentChanged.class);
        given(mug(), SENT).then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
    }

    @Test
    void what_is_sent_and_not_paid_waits_for_its_payment() {
        givenTidyStore(mug(), paid(2, PaymentStatus.AUTHORIZED), SENT)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN))
                .when(paid(3, PaymentStatus.PAID))
                .thenFacts(OrderChanged.class, OrderArchived.class);
    }

    @Test
    void news_takes_it_out() {
        givenTidyStore(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE))
                .when(new CancelShipment(new ShipmentId(F1, 1), "olga", NOON))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
        givenTidyStore(mug(), SENT).when(paid(2, PaymentStatus.VOIDED))
                .thenFacts(OrderChanged.class, OrderUnarchived.class);
        given(mug(), archive()).when(DELIVERED)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
        given(mug(), archive())
                .when(OrderFixture.problem(F1, 1, new Problem("OUTCOME_UNKNOWN", "look", Owner.STAFF, null)))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
        given(mug(), SENT, archive())
                .when(update(F1, 2, FulfillmentOrderStatus.FULFILLED, parcel("a", ShipmentStatus.FAILED, "1", 1)))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN));
    }

    @Test
    void what_was_to_be_expected_leaves_it_where_it_is() {
        given(mug(), SENT, archive()).when(DELIVERED)
                .thenFacts(ShipmentChanged.class)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.ARCHIVED));
        given(mug(), archive()).when(update(F1, 1, FulfillmentOrderStatus.ACCEPTED))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.ARCHIVED));
        given(placed(line("1", "XYZ", 1)), archive())
                .under(OrderFixture.router(OrderFixture.rule(Channel.FBA, "OTHER")))
                .when(new OrderCommand.TimePassed(ID, NOON))
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.ARCHIVED));
    }

    @Test
    void what_a_person_took_out_stays_out() {
        givenTidyStore(mug(), SENT).when(unarchive())
                .thenFacts(OrderUnarchived.class)
                .when(DELIVERED)
                .thenFacts(ShipmentChanged.class)
                .when(archive())
                .thenFacts(OrderArchived.class);
    }

    @Test
    void a_cancelled_order_shows_that_first() {
        given(placed(line("1", "XYZ", 1)), cancelled()).when(archive())
                .then(order -> {
                    assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED);
                    assertThat(order.archival()).isEqualTo(Archival.YES);
                });
    }

    @Test
    void twice_is_refused() {
        given(mug(), archive()).when(archive()).thenRefused(Refusal.Kind.ALREADY_ARCHIVED);
        given(mug()).when(unarchive()).thenRefused(Refusal.Kind.NOT_ARCHIVED);
        given().when(archive()).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
        given().when(unarchive()).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    private static OrderCommand mug() {
        return placed(line("1", "DS-MUG", 1));
    }

    private static OrderCommand paid(long revision, PaymentStatus payment) {
        return snapshot(revision, content(DeliveryMethod.SHIPPING, payment, null, line("1", "DS-MUG", 1)));
    }

    private static OrderCommand archive() {
        return new ArchiveOrder(ID, "olga", NOON);
    }

    private static OrderCommand unarchive() {
        return new UnarchiveOrder(ID, "olga", NOON);
    }
}
