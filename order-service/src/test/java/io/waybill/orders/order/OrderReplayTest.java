package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.cancelledAtSource;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.replayed;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderFact.FulfillmentOrderUpdated;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderFact.FulfillmentStatusChanged;
import io.waybill.orders.order.OrderFact.OrderCancelled;
import io.waybill.orders.order.OrderFact.OrderChanged;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import org.junit.jupiter.api.Test;

/** A topic is read again: what is right stays, what older code got wrong is repaired. */
class OrderReplayTest {

    @Test
    void a_shipment_that_older_code_missed_is_recorded_by_the_same_revision() {
        var told = update(F1, 5, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 3));
        given(placed(line("1", "DS-MUG", 3)), misread(told)).when(told)
                .thenNothing()
                .when(replayed(told))
                .thenFacts(ShipmentRecorded.class, FulfillmentOrderUpdated.class, FulfillmentStatusChanged.class)
                .thenFinished()
                .when(replayed(told))
                .thenNothing();
    }

    @Test
    void tracking_that_older_code_misread_is_corrected_on_the_same_shipment() {
        var told = update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", ShipmentStatus.DELIVERED, "1", 3));
        var misread = update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", ShipmentStatus.UNKNOWN, "1", 3));
        given(placed(line("1", "DS-MUG", 3)), misread).when(replayed(told))
                .thenFacts(ShipmentChanged.class)
                .then(order -> assertThat(order.existing(F1).shipments()).hasSize(1));
    }

    @Test
    void an_order_that_older_code_misread_is_what_its_source_says() {
        var told = cancelledAtSource(snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3))));
        var misread = snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 2)));
        given(misread).when(told)
                .thenNothing()
                .when(replayed(told))
                .thenFacts(OrderChanged.class, OrderCancelled.class, OrderFact.UnitsCancelled.class,
                        FulfillmentRequested.class)
                .when(replayed(told))
                .thenNothing();
    }

    @Test
    void what_is_right_already_yields_no_fact() {
        var source = snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3), line("2", "MAN-HAT", 2)),
                parcel("77", "2", 1));
        var channel = update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1));
        given(source, channel).when(replayed(source)).thenNothing().when(replayed(channel)).thenNothing();
    }

    @Test
    void what_was_older_stays_older() {
        var source = snapshot(4, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 9)));
        given(snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 3))),
                update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)))
                .when(replayed(source))
                .thenNothing()
                .when(replayed(update(F1, 4, FulfillmentOrderStatus.REJECTED)))
                .thenNothing()
                .then(order -> assertThat(order.aside().revisionOf(Order.SOURCE)).isEqualTo(5));
    }

    @Test
    void what_is_newer_applies_as_it_would_live() {
        given(placed(line("1", "DS-MUG", 3))).when(replayed(update(F1, 5, FulfillmentOrderStatus.ACCEPTED)))
                .thenFacts(FulfillmentOrderUpdated.class, FulfillmentStatusChanged.class);
    }

    @Test
    void what_people_did_since_is_kept() {
        var sale = update(F1, 5, FulfillmentOrderStatus.FULFILLED, parcel("sale", ShipmentStatus.HANDED_OVER, "1", 1));
        given(soldInStore(line("1", "DS-MUG", 2)), sale, sentByHand(F1, Units.NONE)).when(replayed(sale))
                .thenNothing()
                .then(order -> assertThat(order.shipped()).isEqualTo(Units.of("1", 2)));
        var source = snapshot(5, content(DeliveryMethod.SHIPPING, line("1", "MAN-HAT", 2)));
        given(source, sentByHand(F1, Units.of("1", 1)), OrderFixture.cancelled()).when(replayed(source)).thenNothing();
    }

    /** As if older code had seen the record and understood nothing of it. */
    private static OrderCommand misread(OrderCommand.ReceiveUpdate told) {
        return update(told.fulfillmentOrderId(), told.revision(), FulfillmentOrderStatus.RECEIVED);
    }
}
