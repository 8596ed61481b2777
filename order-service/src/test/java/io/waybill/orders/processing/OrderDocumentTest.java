package io.waybill.orders.processing;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.problem;
import static io.waybill.orders.order.OrderFixture.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.ArchivePolicy;
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

    private static Order after(OrderCommand... commands) {
        var decider = new OrderDecider(OrderFixture.router(), ArchivePolicy.NEVER);
        var order = Order.unknown(ID);
        for (var command : List.of(commands)) {
            if (decider.decide(order, command) instanceof Granted granted) order = granted.after();
        }
        return order;
    }
}
