package io.waybill.fba.mapping;

import static io.waybill.fba.mapping.OrderShown.PACE;
import static io.waybill.fba.mapping.Wishes.cancelled;
import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Sighting.Stop;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.ShipmentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Amazon's own sample answers are understood. */
class OfficialSamplesTest {

    private static final String SKU = "5X-K5YM-JYEO";

    @Test
    void an_order_that_is_complete_and_its_package_that_arrived() {
        var order = AmazonOrder.read(Samples.json("samples/mcf-v1-getFulfillmentOrder.json").required("payload"))
                .orElseThrow();
        var details = TrackingDetails.read(Samples.json("samples/mcf-v1-getPackageTrackingDetails.json")
                .required("payload"));
        var wish = wish(line("7", SKU, 1));

        var parcels = Parcels.of(order, wish.getLines());
        assertThat(parcels).singleElement().satisfies(parcel -> {
            assertThat(parcel.box()).isEqualTo(543939833L);
            assertThat(parcel.shipment().getOutsideKey()).isEqualTo("890ada4c017f383482686d480d5280bc0");
            assertThat(parcel.shipment().getCarrier()).isEqualTo("Amazon Logistics");
            assertThat(parcel.shipment().getTrackingNumber()).isEqualTo("cf28ebcb-be19-4f4c-b7d4-99486bd2ad6c");
            assertThat(parcel.shipment().getLines()).containsExactly(new LineQuantity("7", 1));
        });
        var arrived = parcels.stream().map(parcel -> parcel.with(details)).toList();
        var sighting = new Sightings(wish, order, arrived).sighting(List.of("X"), PACE, OrderShown.NOW);
        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(sighting.shipments().getFirst().getStatus()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(sighting.version()).isEqualTo("Complete@2026-03-30T17:54:09Z");
        assertThat(sighting.lookAgainAfter()).isNull();
    }

    @Test
    void an_order_that_was_cancelled() {
        var order = AmazonOrder.read(Samples.json("samples/mcf-v1-getFulfillmentOrder-cancelled.json")
                .required("payload")).orElseThrow();
        var wish = cancelled(wish(line(SKU, SKU, 1)));
        var sighting = new Sightings(wish, order, Parcels.of(order, wish.getLines())).sighting(List.of("X"), PACE,
                OrderShown.NOW);
        assertThat(sighting.status()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
        assertThat(sighting.stop()).isEqualTo(Stop.STOPPED);
        assertThat(sighting.unfulfillable()).isEmpty();
    }
}
