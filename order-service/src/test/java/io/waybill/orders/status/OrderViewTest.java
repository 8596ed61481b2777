package io.waybill.orders.status;

import static io.waybill.orders.status.History.F1;
import static io.waybill.orders.status.History.HANDLING;
import static io.waybill.orders.status.History.PLACED;
import static io.waybill.orders.status.History.byHand;
import static io.waybill.orders.status.History.line;
import static io.waybill.orders.status.History.placed;
import static io.waybill.orders.status.History.report;
import static io.waybill.orders.status.History.snapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.Lifecycle;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.ShipmentStatus;
import io.waybill.orders.order.Units;
import io.waybill.orders.status.FulfillmentOrderView.ShareView;
import io.waybill.orders.status.OrderView.LineView;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderViewTest {

    private static final Duration MOMENT = Duration.ofNanos(1_000);

    @Test
    void a_half_shipped_order_shows_where_every_unit_is() {
        var view = placed(line("1", "MAN-MUG", 2)).when(byHand(Units.of("1", 1))).view();

        assertThat(view.fulfillmentStatus()).isEqualTo(FulfillmentStatus.PARTIALLY_FULFILLED);
        assertThat(view.lines()).containsExactly(
                new LineView("1", "MAN-MUG", "Mug", "Potter", 2, "12.50", true, 0, 1, 1, 0, 0, 0));
        assertThat(view.fulfillmentOrders()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("order-F1");
            assertThat(f.lines()).containsExactly(new ShareView("1", 2, 1, 1, 0));
            assertThat(f.shipments()).singleElement().satisfies(s -> {
                assertThat(s.id()).isEqualTo("order-F1-S1");
                assertThat(s.status()).isEqualTo(ShipmentStatus.SHIPPED);
                assertThat(s.trackingNumber()).isEqualTo("1Z999");
                assertThat(s.lines()).containsExactly(new LineUnits("1", 1));
                assertThat(s.enteredBy()).isEqualTo("operator");
            });
        });
    }

    @Test
    void units_sent_beyond_an_order_that_shrank_are_shown_as_over_shipped() {
        var view = placed(line("1", "MAN-MUG", 2)).when(byHand(Units.NONE))
                .when(snapshot(2, line("1", "MAN-MUG", 1)))
                .view();

        assertThat(view.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(1);
            assertThat(line.shipped()).isEqualTo(2);
            assertThat(line.overShipped()).isEqualTo(1);
        });
    }

    @Test
    void a_finished_order_waits_for_nothing() {
        var view = placed(line("1", "MAN-MUG", 2)).when(byHand(Units.NONE)).view();

        assertThat(view.fulfillmentStatus()).isEqualTo(FulfillmentStatus.FULFILLED);
        assertThat(view.blocker()).isNull();
    }

    @Test
    void an_unfinished_order_names_what_it_waits_for_and_whose_turn_it_is() {
        var blocker = requireNonNull(placed(line("1", "XX-MUG", 2)).view().blocker());

        assertThat(blocker.kind()).isEqualTo("NO_ROUTE");
        assertThat(blocker.owner()).isEqualTo(Owner.STAFF);
        assertThat(blocker.since()).isEqualTo(PLACED);
        assertThat(blocker.detail()).contains("XX-MUG");
    }

    @Test
    void a_channels_problem_is_shown_in_the_channels_own_word() {
        var problem = new Problem("OUT_OF_STOCK", "none left", Owner.CHANNEL, null);
        var view = placed(line("1", "FBA-MUG", 2)).when(report(1, FulfillmentOrderStatus.ACCEPTED, problem)).view();

        assertThat(requireNonNull(view.blocker()).kind()).isEqualTo("OUT_OF_STOCK");
        assertThat(view.fulfillmentOrders().getFirst().problem()).isEqualTo(problem);
        assertThat(view.fulfillmentOrders().getFirst().externalRefs()).containsExactly("8123");
    }

    @Test
    void an_order_is_late_only_after_its_ship_by_and_at_risk_in_the_twelve_hours_before() {
        var order = placed(line("1", "MAN-MUG", 2)).order();
        var shipBy = PLACED.plus(HANDLING);
        var riskFrom = shipBy.minus(Duration.ofHours(12));

        assertThat(OrderView.of(order, riskFrom)).matches(v -> !v.late() && !v.atRisk());
        assertThat(OrderView.of(order, riskFrom.plus(MOMENT))).matches(v -> !v.late() && v.atRisk());
        assertThat(OrderView.of(order, shipBy)).matches(v -> !v.late() && v.atRisk());
        assertThat(OrderView.of(order, shipBy.plus(MOMENT))).matches(v -> v.late() && !v.atRisk());
    }

    @Test
    void what_has_been_sent_is_never_late() {
        var order = placed(line("1", "MAN-MUG", 2)).when(byHand(Units.NONE)).order();

        assertThat(OrderView.of(order, PLACED.plus(HANDLING.multipliedBy(2)))).matches(v -> !v.late() && !v.atRisk());
    }

    @Test
    void a_cancelled_order_tells_by_whom_and_why() {
        var view = placed(line("1", "MAN-MUG", 2))
                .when(History.cancelled("CUSTOMER", "changed their mind", "operator", PLACED.plusSeconds(5)))
                .view();

        assertThat(view.lifecycle()).isEqualTo(Lifecycle.CANCELLED);
        assertThat(requireNonNull(view.cancellation()).reason()).isEqualTo("CUSTOMER");
        assertThat(view.lines().getFirst().cancelled()).isEqualTo(2);
    }

    @Test
    void prices_have_two_decimals_or_as_many_as_they_need() {
        var view = placed(line("1", "MAN-A", 1, "12.5"), line("2", "MAN-B", 1, "0.0125"), line("3", "MAN-C", 1, "1000"))
                .view();

        assertThat(view.lines()).extracting(LineView::unitPrice).containsExactly("12.50", "0.0125", "1000.00");
    }

    @Test
    void no_personal_data_is_in_the_document_or_the_timeline() {
        var history = placed(line("1", "MAN-MUG", 2)).when(byHand(Units.NONE));

        assertThat(json(history.view()).toString() + json(history.timeline())).contains("#1001")
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("+15550100", "99999");
    }

    @Test
    void times_are_utc_and_amounts_are_strings() {
        var json = json(placed(line("1", "MAN-MUG", 2)).view());

        assertThat(json.path("placedAt").asString()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(json.path("lines").path(0).path("unitPrice").isString()).isTrue();
        assertThat(json.path("fulfillmentOrders").path(0).path("id").asString()).isEqualTo(F1.toString());
        assertThat(json.path("cancellation").isNull()).isTrue();
    }

    private static JsonNode json(Object view) {
        return JsonMapper.shared().valueToTree(view);
    }
}
