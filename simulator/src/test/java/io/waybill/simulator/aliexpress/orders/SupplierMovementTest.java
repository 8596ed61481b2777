package io.waybill.simulator.aliexpress.orders;

import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.CHAIR;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.CLOCK;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.LAMP;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.MUG;
import static io.waybill.simulator.aliexpress.orders.SuppliersFixture.POSTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ledger.Counterpart.LeftParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Supplier orders move by themselves as time passes. */
class SupplierMovementTest {

    private final SuppliersFixture world = new SuppliersFixture();

    @Test
    void a_paid_order_goes_from_review_to_its_end_without_anybody() {
        long id = world.made("o-1", 2, MUG).getFirst();
        assertThat(world.status(id)).isEqualTo("RISK_CONTROL");
        world.clock.advanceMillis(100);
        assertThat(world.status(id)).isEqualTo("WAIT_SELLER_SEND_GOODS");
        assertThat(world.tracking(id).path("code").asString()).isEqualTo("1001");
        world.clock.advanceMillis(200);
        assertThat(world.status(id)).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        assertThat(world.order(id).path("logistics_status").asString()).isEqualTo("SELLER_SEND_GOODS");
        assertThat(world.tracking(id).path("ret").asBoolean()).isFalse();
        world.clock.advanceMillis(50);
        JsonNode first = world.parcel(id, 0);
        assertThat(first.path("mail_no").asString()).startsWith("LP");
        assertThat(world.order(id).at("/logistics_info_list/aeop_order_logistics_info/0/logistics_no"))
                .isEqualTo(first.path("mail_no"));
        world.clock.advanceMillis(950);
        assertThat(world.parcel(id, 0).path("mail_no").asString()).startsWith("9400");
        assertThat(world.parcel(id, 0).path("carrier_name").asString()).isEqualTo("USPS");
        assertThat(world.parcel(id, 0).at("/package_item_list/package_item/0/quantity").asInt()).isEqualTo(2);
        world.clock.advanceMillis(3000);
        assertThat(world.parcel(id, 0).at("/detail_node_list/detail_node/0/tracking_name").asString())
                .isEqualTo("Delivered");
        assertThat(world.parcel(id, 0).at("/detail_node_list/detail_node")).hasSize(3);
        assertThat(world.status(id)).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        world.clock.advanceMillis(2000);
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.child(id, 0).path("end_reason").asString()).isEmpty();
        assertThat(world.order(id).path("logistics_status").asString()).isEqualTo("BUYER_ACCEPT_GOODS");
    }

    @Test
    void what_does_not_fit_one_parcel_leaves_part_by_part() {
        long id = world.made("o-1", 2, LAMP, CHAIR).getFirst();
        world.clock.advanceMillis(300);
        assertThat(world.status(id)).isEqualTo("SELLER_PART_SEND_GOODS");
        world.clock.advanceMillis(350);
        assertThat(world.status(id)).isEqualTo("SELLER_PART_SEND_GOODS");
        assertThat(world.tracking(id).at("/data/tracking_detail_line_list/tracking_detail")).hasSize(2);
        world.clock.advanceMillis(300);
        assertThat(world.status(id)).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        assertThat(world.tracking(id)
                .at("/data/tracking_detail_line_list/tracking_detail")
                .valueStream()
                .map(parcel -> parcel.at("/package_item_list/package_item/0/item_id").asLong()))
                .containsExactly(LAMP, CHAIR, CHAIR);
        assertThat(world.tracking(id)
                .at("/data/tracking_detail_line_list/tracking_detail")
                .valueStream()
                .map(parcel -> parcel.path("mail_no").asString())
                .distinct())
                .hasSize(3);
    }

    @Test
    void the_ledger_knows_the_very_moment_at_which_each_parcel_left() {
        Instant placed = world.clock.instant();
        long id = world.made("o-1", 2, CHAIR).getFirst();
        world.clock.advanceMillis(299);
        assertThat(world.suppliers.truth("main", id).orElseThrow().parcels()).isEmpty();
        world.clock.advanceMillis(51);
        assertThat(world.suppliers.ship(id)).isTrue();
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.suppliers.truth("main", id).orElseThrow().parcels())
                .containsExactly(new LeftParcel(world.parcel(id, 0).path("mail_no").asString(), placed.plusMillis(300)),
                        new LeftParcel(world.parcel(id, 1).path("mail_no").asString(), placed.plusMillis(350)));
    }

    @Test
    void an_unpaid_order_waits_and_can_be_paid_later() {
        long id = world.made("o-1", 1, POSTER).getFirst();
        world.clock.advance(Duration.ofHours(23));
        assertThat(world.status(id)).isEqualTo("PLACE_ORDER_SUCCESS");
        assertThat(world.suppliers.pay(id)).isTrue();
        assertThat(world.suppliers.pay(id)).isFalse();
        world.clock.advance(Duration.ofHours(2));
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.child(id, 0).path("end_reason").asString()).isEmpty();
        assertThat(world.suppliers.truth("main", id).orElseThrow().shippedUnits()).isEqualTo(1);
    }

    @Test
    void or_it_closes_by_itself() {
        long id = world.made("o-1", 1, POSTER).getFirst();
        world.clock.advance(Duration.ofHours(24));
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.child(id, 0).path("end_reason").asString()).startsWith("CANCELED");
        assertThat(world.order(id).path("logistics_status").asString()).isEqualTo("NO_LOGISTICS");
        assertThat(world.suppliers.pay(id)).isFalse();
        assertThat(world.suppliers.truth("main", id).orElseThrow().cancelledUnits()).isEqualTo(1);
    }

    @Test
    void a_seller_can_cancel_a_part_of_what_is_paid() {
        long id = world.made("o-1", 1, MUG, CLOCK).getFirst();
        assertThat(world.child(id, 1).path("end_reason").asString()).isEmpty();
        world.clock.advanceMillis(400);
        assertThat(world.child(id, 1).path("end_reason").asString()).isEqualTo("CANCELED_BY_SELLER");
        assertThat(world.status(id)).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        assertThat(world.parcel(id, 0).at("/package_item_list/package_item")).hasSize(1);
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.suppliers.truth("main", id).orElseThrow())
                .satisfies(truth -> assertThat(truth.shippedUnits()).isEqualTo(1))
                .satisfies(truth -> assertThat(truth.cancelledUnits()).isEqualTo(1));
    }

    @Test
    void or_all_of_it() {
        long id = world.made("o-1", 1, CLOCK).getFirst();
        world.clock.advanceMillis(100);
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.tracking(id).path("ret").asBoolean()).isFalse();
    }

    @Test
    void people_can_cancel_until_something_has_left() {
        long id = world.made("o-1", 1, MUG, CLOCK).getFirst();
        assertThat(world.suppliers.cancel(id, Optional.of(LAMP), "CANCELED_BY_BUYER")).isFalse();
        assertThat(world.suppliers.cancel(id, Optional.of(CLOCK), "CANCELED_BY_BUYER")).isTrue();
        assertThat(world.child(id, 1).path("end_reason").asString()).isEqualTo("CANCELED_BY_BUYER");
        assertThat(world.suppliers.cancel(id, Optional.empty(), "CANCELED_BY_BUYER")).isTrue();
        assertThat(world.status(id)).isEqualTo("FINISH");
        assertThat(world.suppliers.cancel(id, Optional.empty(), "CANCELED_BY_BUYER")).isFalse();
        long late = world.made("o-2", 1, MUG).getFirst();
        world.clock.advanceMillis(300);
        assertThat(world.suppliers.cancel(late, Optional.empty(), "CANCELED_BY_BUYER")).isFalse();
        long unpaid = world.made("o-3", 1, POSTER).getFirst();
        assertThat(world.suppliers.cancel(unpaid, Optional.empty(), "CANCELED_BY_BUYER")).isTrue();
        assertThat(world.status(unpaid)).isEqualTo("FINISH");
    }

    @Test
    void people_can_let_everything_leave_at_once() {
        long id = world.made("o-1", 2, CHAIR).getFirst();
        assertThat(world.suppliers.ship(id)).isTrue();
        assertThat(world.status(id)).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        assertThat(world.suppliers.ship(id)).isFalse();
        assertThat(world.suppliers.ship(world.made("o-2", 1, POSTER).getFirst())).isFalse();
    }

    @Test
    void others_orders_are_not_seen() {
        long id = world.made("o-1", 1, MUG).getFirst();
        assertThat(world.suppliers.get("second", id, SuppliersFixture.WIRE)).isEmpty();
        assertThat(world.suppliers.tracking("second", id, SuppliersFixture.WIRE)).isEmpty();
    }
}
