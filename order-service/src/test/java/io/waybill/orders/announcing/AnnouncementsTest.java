package io.waybill.orders.announcing;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.ArchivePolicy;
import io.waybill.orders.order.CancelWindow;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Resolution;
import io.waybill.orders.order.Router;
import io.waybill.orders.order.Units;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.Topics;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final OrderCommand PLACED = OrderFixture.placed(OrderFixture.line("1", "DS-MUG", 2));
    private static final OrderCommand UNKNOWN = OrderFixture.problem(F1, 1,
            new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null));

    @Test
    void a_wish_tells_what_is_asked_for_and_where_it_goes() {
        var wish = wish(PLACED);
        assertThat(wish.getLines()).singleElement().satisfies(line -> assertThat(line.getQuantity()).isEqualTo(2));
        assertThat(wish.getRecipient().getCity()).isEqualTo("Leeds");
        assertThat(wish.getResolution()).isNull();
    }

    @Test
    void a_wish_tells_what_a_person_decided() {
        var resolution = wish(PLACED, UNKNOWN, OrderFixture.resolved(F1, Resolution.Kind.ADOPT)).getResolution();
        assertThat(resolution.getKind()).isEqualTo(ResolutionKind.ADOPT);
        assertThat(resolution.getExternalRef()).isEqualTo("8123,8124");
        assertThat(resolution.getBy()).isEqualTo("olga");
        assertThat(resolution.getAt()).isEqualTo(NOON);
    }

    @Test
    void a_wish_leaves_out_what_was_split_off_before() {
        var split = new OrderCommand.SplitShare(F1, Units.of("1", 1), "olga", NOON);
        var wish = wish(OrderFixture.routerThatWaits(), PLACED, split, OrderFixture.requested());
        assertThat(wish.getLines()).singleElement().satisfies(line -> assertThat(line.getQuantity()).isEqualTo(1));
    }

    private static FulfillmentRequest wish(OrderCommand... history) {
        return wish(OrderFixture.router(), history);
    }

    private static FulfillmentRequest wish(Router router, OrderCommand... history) {
        var decider = new OrderDecider(router, ArchivePolicy.NEVER, CancelWindow.NONE);
        var order = Order.unknown(OrderFixture.ID);
        for (var command : history) order = ((Granted) decider.decide(order, command)).after();
        var message = Announcements.wish(order, order.fulfillmentOrder(F1).orElseThrow());
        assertThat(message.topic()).isEqualTo(Topics.REQUESTS_DROPSHIP);
        return (FulfillmentRequest) message.record();
    }
}
