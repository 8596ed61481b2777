package io.waybill.dropship.aliexpress.mapping;

import static io.waybill.dropship.aliexpress.mapping.AliExpressSays.order;
import static io.waybill.dropship.aliexpress.mapping.AliExpressSays.partly;
import static io.waybill.dropship.aliexpress.mapping.AliExpressSays.shipped;
import static io.waybill.dropship.aliexpress.mapping.AliExpressSays.tracking;
import static io.waybill.dropship.aliexpress.mapping.Wishes.CATALOGUE;
import static io.waybill.dropship.aliexpress.mapping.Wishes.cancelled;
import static io.waybill.dropship.aliexpress.mapping.Wishes.line;
import static io.waybill.dropship.aliexpress.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.kit.channel.Sighting;
import io.waybill.kit.channel.Sighting.Stop;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.UnfulfillableLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SightingsTest {

    private static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofHours(1));
    private static final String MUGS = "1001 2 -";
    private static final String LAMP = "1002 1 -";

    private final FulfillmentRequest mugs = wish(line("1", "BLACK-MUG", 2));
    private final FulfillmentRequest mugsAndLamp = wish(line("1", "BLACK-MUG", 2), line("2", "LAMP", 1));
    private final List<ReportedShipment> told = new ArrayList<>();

    @Test
    void unpaid_orders_are_for_staff_until_they_close() {
        var sighting = look(mugsAndLamp, order("81", "PLACE_ORDER_SUCCESS", "NO_LOGISTICS", MUGS), order("82",
                "PLACE_ORDER_SUCCESS", "NO_LOGISTICS", LAMP));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(sighting.refs()).containsExactly("81", "82");
        assertThat(sighting.lookAgainAfter()).isEqualTo(PACE.poll());
        assertThat(sighting.stop()).isEqualTo(Stop.TOO_LATE);
        var problem = problem(sighting);
        assertThat(problem.getKind()).isEqualTo("UNPAID_AT_SUPPLIER");
        assertThat(problem.getOwner()).isEqualTo(Owner.STAFF);
        assertThat(problem.getDetail()).isEqualTo("pay order 81, 82 at AliExpress");
        assertThat(problem.getDeadline()).isEqualTo(Instant.parse("2024-05-15T10:11:52Z"));
    }

    @ParameterizedTest
    @CsvSource({"WAIT_SELLER_SEND_GOODS, WAIT_SELLER_SEND_GOODS, ", "RISK_CONTROL, NO_LOGISTICS, PAYMENT_REVIEW",
            "WAIT_SELLER_EXAMINE_MONEY, NO_LOGISTICS, PAYMENT_REVIEW", "IN_ISSUE, NO_LOGISTICS, DISPUTED_AT_SUPPLIER",
            "IN_FROZEN, NO_LOGISTICS, FROZEN_AT_SUPPLIER", "IN_CANCEL, NO_LOGISTICS, CANCEL_ASKED_AT_SUPPLIER",
            "SOMETHING_NEW, NO_LOGISTICS, "})
    void what_has_not_left_is_accepted_with_what_holds_it_up(String status, String logistics, String problem) {
        var sighting = look(mugs, order("81", status, logistics, MUGS));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(sighting.shipments()).isEmpty();
        assertThat(sighting.problem() == null ? null : sighting.problem().getKind()).isEqualTo(problem);
        assertThat(sighting.version()).isEqualTo("81 " + status);
    }

    @Test
    void a_provisional_number_is_replaced_on_the_same_parcel() {
        var provisional = look(mugs, shipped("81", MUGS, "LP001"));
        var tracked = look(mugs, shipped("81", MUGS, "LP001"), tracking("LP001 CAINIAO 1001:2 1000 Shipped"));
        var last = look(mugs, shipped("81", MUGS, "LP001"), tracking("94001 USPS 1001:2 1000 Delivered"));

        assertThat(List.of(provisional, tracked, last)).allSatisfy(sighting -> {
            assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
            assertThat(sighting.shipments()).singleElement()
                    .satisfies(parcel -> assertThat(parcel.getOutsideKey()).isEqualTo("81/1"));
            assertThat(units(sighting)).containsExactly("81/1 1x2");
        });
        assertThat(shipment(provisional)).returns("LP001", ReportedShipment::getTrackingNumber)
                .returns("CAINIAO_STANDARD", ReportedShipment::getCarrier)
                .returns(ShipmentStatus.SHIPPED, ReportedShipment::getStatus);
        assertThat(shipment(tracked)).returns(ShipmentStatus.IN_TRANSIT, ReportedShipment::getStatus)
                .returns(Instant.ofEpochMilli(1000), ReportedShipment::getShippedAt);
        assertThat(shipment(last)).returns("94001", ReportedShipment::getTrackingNumber)
                .returns("USPS", ReportedShipment::getCarrier)
                .returns(ShipmentStatus.DELIVERED, ReportedShipment::getStatus);
        assertThat(provisional.lookAgainAfter()).isEqualTo(PACE.shippedPoll());
        assertThat(last.lookAgainAfter()).isNull();
    }

    @Test
    void one_assumed_parcel_that_turns_out_to_be_two_never_counts_twice() {
        var one = look(mugs, shipped("81", MUGS, "LP001"));
        var first = look(mugs, shipped("81", MUGS, "LP001", "LP002"), tracking("LP001 CAINIAO 1001:1 1000 Shipped"));
        var both = look(mugs, shipped("81", MUGS, "LP001", "LP002"),
                tracking("LP002 CAINIAO 1001:1 2000 Shipped", "LP001 CAINIAO 1001:1 1000 Shipped"));

        assertThat(units(one)).containsExactly("81/1 1x2");
        assertThat(units(first)).containsExactly("81/1 1x1", "81/2 1x1");
        assertThat(numbers(first)).containsExactly("LP001", "LP002");
        assertThat(units(both)).containsExactlyInAnyOrder("81/1 1x1", "81/2 1x1");
        assertThat(both.shipments()).extracting(ReportedShipment::getOutsideKey, ReportedShipment::getTrackingNumber)
                .containsExactlyInAnyOrder(tuple("81/1", "LP001"), tuple("81/2", "LP002"));
    }

    @Test
    void parcels_keep_their_places_when_they_are_listed_otherwise_or_an_earlier_one_appears() {
        look(mugs, partly("81", MUGS), tracking("B USPS 1001:1 5000 Shipped"));
        var both = look(mugs, shipped("81", MUGS), tracking("A USPS 1001:1 1000 Shipped",
                "B USPS 1001:1 5000 Shipped"));

        assertThat(both.shipments()).extracting(ReportedShipment::getOutsideKey, ReportedShipment::getTrackingNumber)
                .containsExactlyInAnyOrder(tuple("81/1", "B"), tuple("81/2", "A"));
    }

    @Test
    void of_a_part_only_what_tracking_names_has_left() {
        var untold = look(mugs, partly("81", MUGS));
        var half = look(mugs, partly("81", MUGS), tracking("A USPS 1001:1 1000 Shipped"));

        assertThat(untold.status()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
        assertThat(untold.shipments()).isEmpty();
        assertThat(half.status()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
        assertThat(units(half)).containsExactly("81/1 1x1");
        assertThat(half.lookAgainAfter()).isEqualTo(PACE.poll());
    }

    @Test
    void tracking_that_names_more_than_there_is_counts_what_there_is() {
        var sighting = look(mugs, shipped("81", MUGS), tracking("A USPS 1001:2 1000 Shipped",
                "B USPS 1001:2 2000 Shipped"));

        assertThat(units(sighting)).containsExactly("81/1 1x2");
    }

    @Test
    void a_parcel_that_does_not_say_what_is_in_it_holds_the_rest() {
        var sighting = look(mugsAndLamp, shipped("81", MUGS + "," + LAMP), tracking("A USPS - 1000 Shipped",
                "B USPS 1002:1 2000 Shipped"));

        assertThat(units(sighting)).containsExactly("81/1 1x2", "81/2 2x1");
    }

    @Test
    void it_is_fulfilled_only_once_every_supplier_has_sent() {
        var half = look(mugsAndLamp, shipped("81", MUGS, "LP1"), order("82", "WAIT_SELLER_SEND_GOODS",
                "WAIT_SELLER_SEND_GOODS", LAMP));
        var all = look(mugsAndLamp, shipped("81", MUGS, "LP1"), shipped("82", LAMP, "LP2"));

        assertThat(half.status()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
        assertThat(units(half)).containsExactly("81/1 1x2");
        assertThat(half.lookAgainAfter()).isEqualTo(PACE.poll());
        assertThat(all.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(units(all)).containsExactly("81/1 1x2", "82/1 2x1");
    }

    @Test
    void what_a_supplier_cancels_is_unfulfillable_with_the_reason() {
        var sighting = look(mugsAndLamp, shipped("81", MUGS, "LP1"), order("82", "FINISH", "NO_LOGISTICS",
                "1002 1 CANCELED_BY_SELLER"));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(sighting.unfulfillable()).containsExactly(new UnfulfillableLine("2", 1, "CANCELED_BY_SELLER"));
        assertThat(sighting.stop()).isEqualTo(Stop.TOO_LATE);
        assertThat(sighting.problem()).isNull();
    }

    @Test
    void when_all_of_it_is_cancelled_there_it_is_stopped_and_all_units_are_free() {
        var sighting = look(mugsAndLamp, order("81", "FINISH", "NO_LOGISTICS", "1001 2 CANCELED_PAY_TIMEOUT"),
                order("82", "FINISH", "NO_LOGISTICS", "1002 1 CANCELED_PAY_TIMEOUT"));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
        assertThat(sighting.stop()).isEqualTo(Stop.STOPPED);
        assertThat(sighting.unfulfillable()).extracting(UnfulfillableLine::getQuantity).containsExactly(2, 1);
        assertThat(sighting.lookAgainAfter()).isNull();
    }

    @Test
    void a_cancelled_unit_that_was_sent_all_the_same_was_sent() {
        var sighting = look(mugs, order("81", "FINISH", "SELLER_SEND_GOODS", "1001 2 CANCELED_BY_BUYER"),
                tracking("A USPS 1001:1 1000 Shipped"));

        assertThat(units(sighting)).containsExactly("81/1 1x1");
        assertThat(sighting.unfulfillable()).containsExactly(new UnfulfillableLine("1", 1, "CANCELED_BY_BUYER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "buyer_accept_goods", "BUYER_CONFIRM_GOODS_TIMEOUT"})
    void an_end_that_is_good_is_no_cancellation(String reason) {
        var sighting = look(mugs, order("81", "FINISH", "BUYER_ACCEPT_GOODS", "1001 2 " + reason));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(sighting.unfulfillable()).isEmpty();
        assertThat(units(sighting)).containsExactly("81/1 1x2");
        assertThat(sighting.lookAgainAfter()).isNull();
    }

    @Test
    void an_order_that_ends_without_a_word_is_for_staff() {
        var sighting = look(mugs, order("81", "FINISH", "NO_LOGISTICS", MUGS));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(problem(sighting).getKind()).isEqualTo("ENDED_WITHOUT_PARCEL");
    }

    @Test
    void a_cancelled_wish_names_what_staff_have_to_cancel_there() {
        var sighting = look(cancelled(mugsAndLamp), shipped("81", MUGS, "LP1"), order("82", "PLACE_ORDER_SUCCESS",
                "NO_LOGISTICS", LAMP));

        assertThat(problem(sighting).getKind()).isEqualTo("CANCEL_AT_SUPPLIER");
        assertThat(problem(sighting).getDetail()).contains("order 82").doesNotContain("81");
        assertThat(sighting.stop()).isEqualTo(Stop.TOO_LATE);
    }

    @Test
    void lines_of_one_product_get_their_units_by_quantity_then_in_their_order() {
        var wish = wish(line("1", "BLACK-MUG", 1), line("2", "WHITE-MUG", 2));
        var swapped = look(wish, order("81", "SELLER_PART_SEND_GOODS", "SELLER_SEND_PART_GOODS",
                "1001 2 -,1001 1 CANCELED_BY_SELLER"), tracking("A USPS 1001:2 1000 Shipped"));
        told.clear();
        var merged = look(wish, shipped("81", "1001 3 -", "LP1"));

        assertThat(units(swapped)).containsExactly("81/1 2x2");
        assertThat(swapped.unfulfillable()).containsExactly(new UnfulfillableLine("1", 1, "CANCELED_BY_SELLER"));
        assertThat(units(merged)).containsExactly("81/1 1x1 2x2");
    }

    @Test
    void a_parcel_that_names_the_variant_holds_its_line() {
        var wish = wish(line("1", "BLACK-MUG", 1), line("2", "WHITE-MUG", 1));
        var sighting = look(wish, partly("81", "1001 1 -,1001 1 -"), tracking("A USPS 1001:1:White 1000 Shipped"));

        assertThat(units(sighting)).containsExactly("81/1 2x1");
    }

    @Test
    void units_that_are_in_no_order_are_for_staff() {
        var sighting = look(mugsAndLamp, shipped("81", MUGS, "LP1"));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
        assertThat(problem(sighting).getKind()).isEqualTo("UNITS_NOT_ORDERED");
    }

    @Test
    void another_listing_that_staff_ordered_serves_the_line_that_is_left() {
        var sighting = look(mugsAndLamp, shipped("81", MUGS, "LP1"), shipped("82", "777 1 -", "LP2"));

        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(units(sighting)).containsExactly("81/1 1x2", "82/1 2x1");
    }

    private Sighting look(FulfillmentRequest wish, Sightings.Seen... seen) {
        var merged = new ArrayList<Sightings.Seen>();
        for (var one : seen) {
            if (one.order().children().isEmpty()) {
                merged.add(new Sightings.Seen(merged.removeLast().order(), one.parcels()));
            } else {
                merged.add(one);
            }
        }
        var sighting = Sightings.of(wish, CATALOGUE, merged, told, PACE);
        told.clear();
        told.addAll(sighting.shipments());
        return sighting;
    }

    private static Problem problem(Sighting sighting) {
        return Objects.requireNonNull(sighting.problem());
    }

    private static ReportedShipment shipment(Sighting sighting) {
        return sighting.shipments().getFirst();
    }

    private static List<String> numbers(Sighting sighting) {
        return sighting.shipments().stream().map(ReportedShipment::getTrackingNumber).toList();
    }

    private static List<String> units(Sighting sighting) {
        return sighting.shipments().stream().map(parcel -> {
            var text = new StringBuilder(parcel.getOutsideKey());
            parcel.getLines()
                    .forEach(line -> text.append(' ')
                            .append(line.getLineId())
                            .append('x')
                            .append(line
                                    .getQuantity()));
            return text.toString();
        }).toList();
    }
}
