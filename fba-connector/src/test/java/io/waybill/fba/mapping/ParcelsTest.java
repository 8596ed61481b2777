package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParcelsTest {

    private static final FulfillmentRequest WISH = wish(line("1", "CUP", 3), line("2", "TRAY", 2));

    @Test
    void two_centers_make_two_parcels_with_tracking() {
        var parcels = told(OrderShown.in("Complete")
                .shipment("S1", "SHIPPED")
                .part("1", "CUP", 3, 101)
                .box(101, "Amazon Logistics", "TBA1")
                .shipment("S2", "SHIPPED")
                .part("2", "TRAY", 2, 201)
                .box(201, "UPS", ""));

        assertThat(parcels).extracting(ReportedShipment::getOutsideKey).containsExactly("S1", "S2");
        assertThat(parcels.getFirst()).satisfies(parcel -> {
            assertThat(parcel.getStatus()).isEqualTo(ShipmentStatus.SHIPPED);
            assertThat(parcel.getCarrier()).isEqualTo("Amazon Logistics");
            assertThat(parcel.getTrackingNumber()).isEqualTo("TBA1");
            assertThat(parcel.getShippedAt()).isEqualTo(Instant.parse("2026-11-24T10:30:00Z"));
            assertThat(parcel.getLines()).containsExactly(new LineQuantity("1", 3));
        });
        assertThat(parcels.getLast().getTrackingNumber()).isEmpty();
    }

    @Test
    void what_is_picked_or_was_given_up_is_no_parcel() {
        assertThat(told(OrderShown.in("Processing")
                .shipment("S1", "PENDING")
                .part("1", "CUP", 3, 101)
                .box(101, "UPS", "")
                .shipment("S2", "CANCELLED_BY_FULFILLER")
                .part("1", "CUP", 3, 102)
                .shipment("S3", "CANCELLED_BY_SELLER")
                .part("2", "TRAY", 2, null))).isEmpty();
    }

    @Test
    void a_unit_is_in_one_parcel_however_late_package_numbers_come() {
        var without = told(shipped().part("1", "CUP", 3, null).part("2", "TRAY", 2, null));
        var listed = told(shipped().part("1", "CUP", 3, null)
                .part("2", "TRAY", 2, null)
                .box(8, "UPS", "1Z8")
                .box(7,
                        "UPS", "1Z7"));
        var half = told(shipped().part("1", "CUP", 2, 8).part("1", "CUP", 1, null).part("2", "TRAY", 2, null));
        var full = told(shipped().part("1", "CUP", 2, 8)
                .part("1", "CUP", 1, 9)
                .part("2", "TRAY", 2, 9)
                .box(9, "UPS",
                        "1Z9")
                .box(8, "UPS", "1Z8"));

        assertThat(List.of(without, listed, half, full))
                .allSatisfy(parcels -> assertThat(units(parcels)).isEqualTo(Map.of("1", 3, "2", 2)));
        assertThat(List.of(without, listed, half, full))
                .allSatisfy(parcels -> assertThat(parcels.getFirst().getOutsideKey()).isEqualTo("S1"));
        assertThat(listed.getFirst().getTrackingNumber()).isEqualTo("1Z7");
        assertThat(full).extracting(ReportedShipment::getOutsideKey).containsExactly("S1", "S1/9");
        assertThat(full).extracting(ReportedShipment::getTrackingNumber).containsExactly("1Z8", "1Z9");
    }

    @Test
    void keys_do_not_hang_on_the_order_in_which_amazon_lists_packages() {
        var one = told(shipped().part("1", "CUP", 2, 8).part("1", "CUP", 1, 9));
        var other = told(shipped().part("1", "CUP", 1, 9).part("1", "CUP", 2, 8));
        assertThat(one).isEqualTo(other);
    }

    @Test
    void a_shipment_that_is_listed_twice_is_one() {
        var parcels = told(shipped().part("1", "CUP", 2, 8).shipment("S1", "SHIPPED").part("1", "CUP", 1, 8));
        assertThat(parcels).hasSize(1);
        assertThat(units(parcels)).isEqualTo(Map.of("1", 3));
    }

    @Test
    void a_status_that_is_new_to_us_counts_once_it_is_packed() {
        assertThat(told(OrderShown.in("Processing").shipment("S1", "HANDED_TO_DRONE").part("1", "CUP", 3, 1)))
                .isEmpty();
        assertThat(told(OrderShown.in("Processing")
                .shipment("S1", "HANDED_TO_DRONE")
                .part("1", "CUP", 3, 1)
                .box(1, "Drone", ""))).singleElement()
                .satisfies(parcel -> assertThat(parcel.getStatus()).isEqualTo(ShipmentStatus.UNKNOWN));
    }

    @Test
    void lines_that_nobody_asked_for_are_left_out() {
        assertThat(told(shipped().part("77", "GIFT", 1, 8).part("1", "CUP", 1, 8))).singleElement()
                .satisfies(parcel -> assertThat(parcel.getLines()).containsExactly(new LineQuantity("1", 1)));
        assertThat(told(shipped().part("77", "GIFT", 1, 8))).isEmpty();
    }

    @Test
    void a_look_without_tracking_details_takes_nothing_back() {
        var parcel = shipped().part("1", "CUP", 3, 8).box(8, "", "").parcels(WISH).getFirst();
        var followed = parcel.with(new TrackingDetails(ShipmentStatus.IN_TRANSIT, "UPS", "1Z8", "https://ups/1Z8"));

        assertThat(parcel.remembering(followed.shipment()).shipment()).isEqualTo(followed.shipment());
        assertThat(followed.with(new TrackingDetails(null, "", "", "")).shipment()).isEqualTo(followed.shipment());
        assertThat(followed.with(new TrackingDetails(ShipmentStatus.DELIVERED, "", "", "")).isDelivered()).isTrue();
    }

    @Test
    void a_parcel_that_was_away_and_came_back_is_not_cancelled_any_more() {
        var parcel = shipped().part("1", "CUP", 3, 8).parcels(WISH).getFirst();
        var away = ReportedShipment.newBuilder(parcel.shipment()).setStatus(ShipmentStatus.CANCELLED).build();
        assertThat(parcel.remembering(away).shipment().getStatus()).isEqualTo(ShipmentStatus.SHIPPED);
    }

    private static OrderShown shipped() {
        return OrderShown.in("Complete").shipment("S1", "SHIPPED");
    }

    private static List<ReportedShipment> told(OrderShown shown) {
        return shown.parcels(WISH).stream().map(Parcel::shipment).toList();
    }

    private static Map<String, Integer> units(List<ReportedShipment> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.getLines().stream())
                .collect(groupingBy(LineQuantity::getLineId, summingInt(LineQuantity::getQuantity)));
    }
}
