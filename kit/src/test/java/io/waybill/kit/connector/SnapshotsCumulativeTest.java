package io.waybill.kit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.Work.Told;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SnapshotsCumulativeTest {

    @Test
    void a_parcel_once_told_keeps_its_place_and_is_cancelled_when_it_is_gone() {
        var before = update(List.of("8123"), parcel("a", 1), parcel("b", 2));
        var after = (FulfillmentUpdate) Snapshots.cumulative(update(List.of("8124"), parcel("c", 1), parcel("b", 3)),
                told(before));

        assertThat(after.getShipments()).extracting(ReportedShipment::getOutsideKey).containsExactly("a", "b", "c");
        assertThat(after.getShipments()).extracting(ReportedShipment::getStatus)
                .containsExactly(
                        ShipmentStatus.CANCELLED, ShipmentStatus.SHIPPED, ShipmentStatus.SHIPPED);
        assertThat(after.getShipments().get(1).getLines()).containsExactly(new LineQuantity("1", 3));
        assertThat(after.getExternalRefs()).containsExactly("8123", "8124");
    }

    @Test
    void a_line_that_left_a_parcel_stays_in_it_with_none() {
        var before = update(List.of(), parcel("a", 1));
        var moved = ReportedShipment.newBuilder(parcel("a", 1)).setLines(List.of(new LineQuantity("2", 1))).build();

        var after = (FulfillmentUpdate) Snapshots.cumulative(update(List.of(), moved), told(before));

        assertThat(after.getShipments().getFirst().getLines()).containsExactly(new LineQuantity("2", 1),
                new LineQuantity("1", 0));
    }

    @Test
    void a_line_that_left_an_order_stays_with_none() {
        var after = (OrderReceived) Snapshots.cumulative(order("2", "3"), told(order("1", "2")));

        assertThat(after.getLines()).extracting(OrderLine::getLineId).containsExactly("2", "3", "1");
        assertThat(after.getLines()).extracting(OrderLine::getQuantity).containsExactly(1, 1, 0);
    }

    @Test
    void says_the_same_whatever_the_revision_and_whenever_learned() {
        var one = update(List.of());
        var other = FulfillmentUpdate.newBuilder(one).setRevision(7).setObservedAt(Instant.EPOCH).build();

        assertThat(Snapshots.hash(one)).isEqualTo(Snapshots.hash(other));
        assertThat(Snapshots.hash(one)).isNotEqualTo(
                Snapshots.hash(FulfillmentUpdate.newBuilder(one).setStatus(FulfillmentOrderStatus.REJECTED).build()));
        assertThat(one.getObservedAt()).as("hashing leaves the record alone").isEqualTo(ConnectorFixture.START);
    }

    private static Told told(SpecificRecord record) {
        return new Told(1, "", StoredRecord.of(record));
    }

    private static FulfillmentUpdate update(List<String> refs, ReportedShipment... parcels) {
        return FulfillmentUpdate.newBuilder()
                .setOrderId("o1")
                .setFulfillmentOrderId("o1-F1")
                .setRevision(0)
                .setChannel("DROPSHIP")
                .setStatus(FulfillmentOrderStatus.ACCEPTED)
                .setExternalRefs(refs)
                .setShipments(List.of(parcels))
                .setObservedAt(ConnectorFixture.START)
                .build();
    }

    private static ReportedShipment parcel(String key, int quantity) {
        return ReportedShipment.newBuilder()
                .setOutsideKey(key)
                .setStatus(ShipmentStatus.SHIPPED)
                .setLines(List.of(new LineQuantity("1", quantity)))
                .build();
    }

    private static OrderReceived order(String... lineIds) {
        var lines = Stream.of(lineIds)
                .map(id -> OrderLine.newBuilder()
                        .setLineId(id)
                        .setQuantity(1)
                        .setUnitPrice(new BigDecimal("1.0000"))
                        .build())
                .toList();
        return OrderReceived.newBuilder()
                .setOrderId("o1")
                .setRevision(0)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1")
                .setName("#1")
                .setPlacedAt(ConnectorFixture.START)
                .setCurrency("USD")
                .setLines(lines)
                .build();
    }
}
