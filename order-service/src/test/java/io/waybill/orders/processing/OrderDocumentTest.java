package io.waybill.orders.processing;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.Archival;
import io.waybill.orders.order.ArchivePolicy;
import io.waybill.orders.order.CancelWindow;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderDocumentTest {

    @Test
    void what_is_read_is_what_was_written() {
        var order = after(placed(line("1", "DS-MUG", 3), line("2", "XYZ", 1)),
                update(F1, 5, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1)),
                problem(F1, 6, new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null)),
                OrderFixture.resolved(F1, Resolution.Kind.REPEAT), OrderFixture.cancelled());
        assertThat(order.fulfillmentOrders().getFirst().request().resolution()).isNotNull();
        var text = OrderDocument.write(order);
        var read = OrderDocument.read(ID, order.version(), text, order.aside());
        assertThat(read).isEqualTo(order);
        assertThat(OrderDocument.write(read)).isEqualTo(text);
    }

    @Test
    void nothing_personal_is_written() {
        var text = OrderDocument.write(after(placed(line("1", "DS-MUG", 3))));
        assertThat(text).doesNotContain("Ann", "High St", "Leeds", "LS1", "0113", "a@example.com");
    }

    @Test
    void what_was_written_before_people_could_resolve_is_read() {
        var order = after(placed(line("1", "DS-MUG", 3)));
        var text = OrderDocument.write(order);
        assertThat(text).contains(",\"resolution\":null");
        assertThat(OrderDocument.read(ID, order.version(), text.replace(",\"resolution\":null", ""), order.aside()))
                .isEqualTo(order);
    }

    @Test
    void what_keeps_an_order_from_being_begun_is_read_as_it_was_written() {
        var unpaid = OrderFixture.snapshot(1, OrderFixture.content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING,
                OrderFixture.NOON.plusSeconds(60), line("1", "XYZ", 1)));
        var order = after(unpaid, OrderFixture.held("a"), OrderFixture.held("b"),
                OrderFixture.released("a", OrderFixture.NOON),
                new OrderCommand.RescheduleOrder(ID, OrderFixture.NOON.plusSeconds(90), "olga", OrderFixture.NOON),
                new OrderCommand.ArchiveOrder(ID, "olga", OrderFixture.NOON),
                new OrderCommand.UnarchiveOrder(ID, "olga", OrderFixture.NOON));
        var restraint = order.restraint();
        assertThat(restraint.holds()).hasSize(1);
        assertThat(List.of(restraint.rescheduling() != null, restraint.notBefore() != null, restraint.unpaid() != null))
                .containsOnly(true);
        assertThat(order.archival()).isEqualTo(Archival.KEPT_OPEN);
        assertThat(OrderDocument.read(ID, order.version(), OrderDocument.write(order), order.aside()))
                .isEqualTo(order);

        var begun = after(unpaid, OrderFixture.held("a"), OrderFixture.released("a", OrderFixture.NOON));
        assertThat(begun.restraint().readySince()).isEqualTo(OrderFixture.NOON);
        assertThat(OrderDocument.read(ID, begun.version(), OrderDocument.write(begun), begun.aside()))
                .isEqualTo(begun);
    }

    @Test
    void what_was_written_before_orders_could_wait_is_read() {
        var order = after(placed(line("1", "DS-MUG", 3)));
        var text = OrderDocument.write(order);
        for (var later : List.of("\"archival\":\"NO\",", "\"holds\":[],", "\"rescheduling\":null,",
                "\"notBefore\":null,", "\"unpaid\":null,", "\"readySince\":null,", "\"fulfillAt\":null,",
                "\"authorizedUntil\":null,")) {
            assertThat(text).contains(later);
            text = text.replace(later, "");
        }
        assertThat(OrderDocument.read(ID, order.version(), text, order.aside())).isEqualTo(order);
    }

    private static Order after(OrderCommand... commands) {
        var decider = new OrderDecider(OrderFixture.router(), ArchivePolicy.NEVER, CancelWindow.NONE);
        var order = Order.unknown(ID);
        for (var command : List.of(commands)) {
            if (decider.decide(order, command) instanceof Granted granted) order = granted.after();
        }
        return order;
    }
}
