package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.OrderShown.PACE;
import static io.waybill.fba.mapping.Wishes.cancelled;
import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.kit.channel.Sighting;
import io.waybill.kit.channel.Sighting.Stop;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.UnfulfillableLine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SightingsTest {

    private static final FulfillmentRequest WISH = wish(line("1", "CUP", 3), line("2", "TRAY", 2));

    @ParameterizedTest
    @CsvSource({"New, ACCEPTED, POSSIBLE", "Received, ACCEPTED, POSSIBLE", "Planning, ACCEPTED, POSSIBLE",
            "Processing, IN_PROGRESS, TOO_LATE", "Complete, FULFILLED, TOO_LATE",
            "CompletePartialled, FULFILLED, TOO_LATE", "COMPLETEPARTIALLED, FULFILLED, TOO_LATE",
            "Cancelled, CANCELLED, STOPPED", "Unfulfillable, REJECTED, STOPPED", "Invalid, REJECTED, STOPPED",
            "OnTheMoon, ACCEPTED, TOO_LATE"})
    void amazons_words_in_ours(String word, FulfillmentOrderStatus status, Stop stop) {
        var sighting = OrderShown.in(word).seenBy(WISH);
        assertThat(sighting.status()).isEqualTo(status);
        assertThat(sighting.stop()).isEqualTo(stop);
        assertThat(sighting.refs()).containsExactly(Wishes.ID);
        assertThat(sighting.version()).isEqualTo(word + "@2026-11-24T11:00:00Z");
    }

    @Test
    void what_amazon_gives_up_goes_back_to_be_routed() {
        var partly = OrderShown.in("CompletePartialled")
                .item("1", "CUP", 3, 0, 1)
                .item("2", "TRAY", 2, 1, 1)
                .shipment("S1", "SHIPPED")
                .part("1", "CUP", 2, 8);

        assertThat(partly.seenBy(WISH).unfulfillable())
                .extracting(UnfulfillableLine::getLineId, UnfulfillableLine::getQuantity)
                .containsExactly(tuple("1", 1), tuple("2", 2));
        assertThat(partly.seenBy(WISH).problem()).isNull();
    }

    @Test
    void numbers_that_do_not_add_up_never_make_a_unit_count_twice() {
        var tooMuch = OrderShown.in("CompletePartialled")
                .item("1", "CUP", 3, 3, 3)
                .shipment("S1", "SHIPPED")
                .part("1", "CUP", 2, 8);
        assertThat(givenUp(tooMuch.seenBy(WISH))).containsExactly("1x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unfulfillable", "Invalid"})
    void a_refused_order_gives_back_all_that_was_not_sent_and_says_why(String status) {
        var sighting = OrderShown.in(status).shipment("S1", "SHIPPED").part("1", "CUP", 2, 8).seenBy(WISH);

        assertThat(givenUp(sighting)).containsExactly("1x1", "2x2");
        assertThat(sighting.shipments()).hasSize(1);
        assertThat(Objects.requireNonNull(sighting.problem()).getKind()).isEqualTo("REFUSED_BY_CHANNEL");
    }

    @Test
    void an_order_that_somebody_else_cancelled_is_not_sent_to_amazon_again() {
        var sighting = OrderShown.in("Cancelled").seenBy(WISH);
        assertThat(givenUp(sighting)).containsExactly("1x3", "2x2");
        assertThat(Objects.requireNonNull(sighting.problem()).getKind()).isEqualTo("CANCELLED_OUTSIDE");
    }

    @Test
    void an_order_that_we_cancelled_is_told_by_its_verdicts_alone() {
        var sighting = OrderShown.in("Cancelled").item("1", "CUP", 3, 3, 0).seenBy(cancelled(WISH));
        assertThat(sighting.unfulfillable()).isEmpty();
        assertThat(sighting.problem()).isNull();
        assertThat(OrderShown.in("Processing").item("1", "CUP", 3, 3, 0).seenBy(cancelled(WISH)).unfulfillable())
                .isEmpty();
    }

    @Test
    void units_are_given_up_as_soon_as_that_is_final() {
        assertThat(givenUp(OrderShown.in("Processing").item("1", "CUP", 3, 0, 1).seenBy(WISH))).containsExactly("1x1");
        assertThat(OrderShown.in("Planning").item("1", "CUP", 3, 0, 1).seenBy(WISH).unfulfillable()).isEmpty();
        assertThat(OrderShown.in("Processing")
                .with("fulfillmentPolicy", "FillAll")
                .item("1", "CUP", 3, 0, 1)
                .seenBy(WISH)
                .unfulfillable()).isEmpty();
    }

    @Test
    void is_looked_at_until_all_has_arrived() {
        assertThat(OrderShown.in("Processing").seenBy(WISH).lookAgainAfter()).isEqualTo(PACE.poll());
        assertThat(complete().seenBy(WISH).lookAgainAfter()).isEqualTo(PACE.deliveryPoll());
        assertThat(after(complete(), ShipmentStatus.DELIVERED)).isNull();
        assertThat(after(complete(), ShipmentStatus.OUT_FOR_DELIVERY)).isEqualTo(PACE.deliveryPoll());
        assertThat(OrderShown.in("Cancelled").seenBy(WISH).lookAgainAfter()).isNull();
        assertThat(OrderShown.in("Invalid").seenBy(WISH).lookAgainAfter()).isNull();
    }

    @Test
    void an_order_that_ended_before_its_shipments_show_it_is_looked_at_again() {
        assertThat(OrderShown.in("Complete").item("1", "CUP", 3, 0, 0).seenBy(WISH).lookAgainAfter())
                .isEqualTo(PACE.poll());
    }

    @Test
    void a_parcel_that_never_arrives_is_not_followed_for_ever() {
        var shown = complete();
        var later = OrderShown.NOW.plus(PACE.followFor());
        var sightings = new Sightings(WISH, shown.order(), shown.parcels(WISH));
        assertThat(sightings.sighting(List.of("X"), PACE, later).lookAgainAfter()).isNull();
        assertThat(sightings.sighting(List.of("X"), PACE, later.minus(Duration.ofHours(2))).lookAgainAfter())
                .isEqualTo(PACE.deliveryPoll());
    }

    @Test
    void says_that_only_the_first_of_several_adopted_orders_is_followed() {
        var shown = OrderShown.in("Planning");
        var sighting = new Sightings(WISH, shown.order(), List.of()).sighting(List.of("A", "B"), PACE, OrderShown.NOW);
        assertThat(sighting.refs()).containsExactly("A", "B");
        assertThat(Objects.requireNonNull(sighting.problem()).getDetail()).contains("[A, B]", "only A is followed");
    }

    @Test
    void survives_whatever_is_missing() {
        var bare = OrderShown.in("Processing")
                .without("fulfillmentShipments")
                .without("fulfillmentOrderItems")
                .without("returnItems")
                .with("statusUpdatedDate", "yesterday");
        assertThat(bare.seenBy(WISH)).satisfies(sighting -> {
            assertThat(sighting.shipments()).isEmpty();
            assertThat(sighting.version()).isEqualTo("Processing");
        });
    }

    private static OrderShown complete() {
        return OrderShown.in("Complete").shipment("S1", "SHIPPED").part("1", "CUP", 3, 8).part("2", "TRAY", 2, 8);
    }

    private static @org.jspecify.annotations.Nullable Duration after(OrderShown shown, ShipmentStatus status) {
        var parcels = shown.parcels(WISH)
                .stream()
                .map(parcel -> parcel.with(new TrackingDetails(status, "", "", "")))
                .toList();
        return new Sightings(WISH, shown.order(), parcels).sighting(List.of("X"), PACE, OrderShown.NOW)
                .lookAgainAfter();
    }

    private static List<String> givenUp(Sighting sighting) {
        return sighting.unfulfillable().stream().map(line -> line.getLineId() + "x" + line.getQuantity()).toList();
    }
}
