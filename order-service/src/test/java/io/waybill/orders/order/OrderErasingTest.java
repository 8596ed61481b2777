package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.erased;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.replayed;
import static io.waybill.orders.order.OrderFixture.requested;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.strictly;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.EraseOrder;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.OrderCommand.UnarchiveOrder;
import io.waybill.orders.order.OrderFact.OrderErased;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Erased orders: which may be, and that nothing brings the person back. */
class OrderErasingTest {

    @Test
    void a_cancelled_order_loses_its_recipient_and_keeps_its_facts() {
        var before = given(placed(line("1", "MAN-HAT", 1)), cancelled());
        assertThat(before.order().aside().recipient()).isEqualTo(OrderFixture.ANN);
        before.when(erased()).thenFacts(OrderErased.class).thenFinished().then(order -> {
            assertThat(order.aside().recipient()).isEqualTo(Recipient.NONE);
            assertThat(order.lifecycle()).isEqualTo(Lifecycle.CANCELLED);
            assertThat(order.known().name()).isEqualTo("#1001");
        });
    }

    @Test
    void what_the_source_or_a_channel_says_later_is_taken_and_means_nothing() {
        var erased = erasedOrder();
        var moved = snapshot(9, content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 5)), parcel("7", "1", 1));
        for (var news : List.of(moved, replayed(moved), another(moved),
                update(F1, 9, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 1)),
                update(new FulfillmentOrderId(ID, 7), 1, FulfillmentOrderStatus.ACCEPTED),
                new TimePassed(ID, NOON.plus(Duration.ofDays(99))))) {
            var before = erased.order();
            erased.when(news).thenNothing().then(order -> assertThat(order).isEqualTo(before));
        }
        assertThat(erased.order().dueAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LifecycleCommand.class)
    void whoever_asks_for_something_is_told_that_it_is_gone(LifecycleCommand command) {
        erasedOrder().when(command.command).thenRefused(Refusal.Kind.ORDER_ERASED);
    }

    @Test
    void placing_it_again_is_refused_whatever_the_revision() {
        var form = placed(line("1", "DS-MUG", 1));
        erasedOrder().when(strictly(form)).thenRefused(Refusal.Kind.ORDER_ERASED);
        erasedOrder().when(strictly(snapshot(2, form.content()))).thenRefused(Refusal.Kind.ORDER_ERASED);
    }

    @Test
    void only_what_was_cancelled_or_archived_first_is_erased() {
        given(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE)).when(erased())
                .thenRefused(Refusal.Kind.NOT_DELETABLE)
                .when(archived())
                .when(erased())
                .thenFacts(OrderErased.class)
                .then(order -> assertThat(order.lifecycle()).isEqualTo(Lifecycle.ARCHIVED));
        given(placed(line("1", "MAN-HAT", 1)), sentByHand(F1, Units.NONE), archived(),
                new UnarchiveOrder(ID, "olga", NOON)).when(erased()).thenRefused(Refusal.Kind.NOT_DELETABLE);
        given().when(erased()).thenRefused(Refusal.Kind.UNKNOWN_ORDER);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void an_order_of_a_shop_must_be_unpaid_or_a_test(PaymentStatus payment) {
        var unpaid = switch (payment) {
            case PENDING, EXPIRED, VOIDED -> true;
            case UNKNOWN, AUTHORIZED, PARTIALLY_PAID, PAID, PARTIALLY_REFUNDED, REFUNDED -> false;
        };
        var real = given(ofShop(payment, false), cancelled()).when(erased());
        if (unpaid) real.thenFacts(OrderErased.class);
        else real.thenRefused(Refusal.Kind.NOT_DELETABLE);
        given(ofShop(payment, true), cancelled()).when(erased()).thenFacts(OrderErased.class);
    }

    @Test
    void what_somebody_owes_is_to_be_cancelled_first() {
        for (var owing : List.of(placed(line("1", "XYZ", 1)), placed(line("1", "DS-MUG", 1)),
                placed(line("1", "MAN-HAT", 1)), soldInStore(line("1", "X", 1)))) {
            given(owing, archived()).when(erased()).thenRefused(Refusal.Kind.NOT_DELETABLE);
        }
        given(placed(line("1", "XYZ", 1)), held("fraud"), archived()).when(erased())
                .thenRefused(Refusal.Kind.NOT_DELETABLE);
        given(placed(line("1", "DS-MUG", 1)), cancelled()).when(erased())
                .thenRefused(Refusal.Kind.NOT_DELETABLE)
                .when(stopped(F1, 1, "1", 1))
                .when(erased())
                .thenFacts(OrderErased.class);
    }

    @ParameterizedTest
    @EnumSource(value = ShipmentStatus.class, names = {"LABEL_CREATED", "SHIPPED", "IN_TRANSIT", "OUT_FOR_DELIVERY"})
    void a_parcel_under_way_is_waited_for_but_not_for_ever(ShipmentStatus status) {
        var sent = sent(status);
        sent.when(erased()).thenRefused(Refusal.Kind.NOT_DELETABLE);
        sent.when(new EraseOrder(ID, "olga", NOON.plus(Duration.ofDays(60)))).thenFacts(OrderErased.class);
    }

    @ParameterizedTest
    @EnumSource(value = ShipmentStatus.class, mode = Mode.EXCLUDE, names = {"LABEL_CREATED", "SHIPPED", "IN_TRANSIT",
            "OUT_FOR_DELIVERY", "CANCELLED"})
    void a_parcel_that_arrived_is_not_waited_for(ShipmentStatus status) {
        sent(status).when(erased()).thenFacts(OrderErased.class);
    }

    private static OrderScenario sent(ShipmentStatus status) {
        return given(OrderFixture.routerThatWaits(), placed(line("1", "DS-MUG", 1)), requested(),
                update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", status, "1", 1)), archived());
    }

    private static OrderScenario erasedOrder() {
        return given(placed(line("1", "DS-MUG", 1)), cancelled(), stopped(F1, 1, "1", 1), erased());
    }

    private static ReceiveSnapshot another(ReceiveSnapshot s) {
        return new ReceiveSnapshot(s.orderId(), 10, ofShop(PaymentStatus.PAID, true).content(), s.recipient(), null,
                List.of(), Arrival.LIVE, NOON);
    }

    private static ReceiveSnapshot ofShop(PaymentStatus payment, boolean test) {
        var c = content(DeliveryMethod.SHIPPING, payment, null, line("1", "MAN-HAT", 1));
        return snapshot(1, new Content("SHOPIFY", c.store(), c.externalId(), c.name(), c.salesChannel(), c.locationId(),
                c.delivery(), c.countryCode(), c.placedAt(), null, c.currency(), payment, null, test, c.tags(),
                c.lines()));
    }

    private static ArchiveOrder archived() {
        return new ArchiveOrder(ID, "olga", NOON);
    }
}
