package io.waybill.fba.amazon;

import static io.waybill.fba.amazon.AmazonFixture.ACCOUNT;
import static io.waybill.fba.amazon.AmazonFixture.ERROR;
import static io.waybill.fba.amazon.AmazonFixture.ORDERS;
import static io.waybill.fba.amazon.AmazonFixture.TRACKING;
import static io.waybill.fba.mapping.Wishes.ID;
import static io.waybill.fba.mapping.Wishes.line;
import static io.waybill.fba.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.mapping.OrderShown;
import io.waybill.fba.mapping.Pace;
import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Sighting;
import io.waybill.kit.channel.Subject;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AmazonLookTest {

    private static final FulfillmentRequest WISH = wish(line("1", "CUP", 3));
    private static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(3650));
    private static final String IN_TRANSIT = """
            {"payload": {"packageNumber": 8, "currentStatus": "IN_TRANSIT", "carrierCode": "UPS",
                         "trackingNumber": "1Z8", "customerTrackingLink": "https://ups.example/1Z8"}}""";

    private final AmazonFixture fixture = new AmazonFixture();
    private Optional<FulfillmentUpdate> told = Optional.empty();
    private final AmazonLook look = new AmazonLook(fixture.client,
            new ParcelTracking(fixture.client, InstantSource.system(), Duration.ofSeconds(10)),
            (_, _) -> told, PACE, InstantSource.system());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tells_how_far_a_parcel_is() {
        shown(shipped());
        fixture.amazon.on(TRACKING, 200, IN_TRANSIT);

        assertThat(sighting().shipments()).singleElement().satisfies(parcel -> {
            assertThat(parcel.getStatus()).isEqualTo(ShipmentStatus.IN_TRANSIT);
            assertThat(parcel.getTrackingUrl()).isEqualTo("https://ups.example/1Z8");
            assertThat(parcel.getTrackingNumber()).isEqualTo("1Z8");
        });
    }

    @Test
    void a_parcel_stays_where_it_was_told_to_be_when_it_cannot_be_asked_for() {
        shown(shipped());
        fixture.amazon.on(TRACKING, 200, IN_TRANSIT);
        var before = sighting().shipments();
        told = told(before);

        fixture.outside.quota().leave(Operations.TRACK, 0);
        assertThat(sighting().shipments()).isEqualTo(before);
        fixture.outside.quota().leave(Operations.TRACK, 9);
        fixture.amazon.on(TRACKING, 500, "");
        assertThat(sighting().shipments()).isEqualTo(before);
        fixture.amazon.on(TRACKING, 404, ERROR.formatted("NotFound", "not yet"));
        assertThat(sighting().shipments()).isEqualTo(before);
    }

    @Test
    void a_parcel_that_arrived_is_not_asked_for_again() {
        shown(shipped());
        fixture.amazon.on(TRACKING, 200, IN_TRANSIT.replace("IN_TRANSIT", "DELIVERED"));
        told = told(sighting().shipments());
        assertThat(sighting()).satisfies(seen -> {
            assertThat(seen.shipments().getFirst().getStatus()).isEqualTo(ShipmentStatus.DELIVERED);
            assertThat(seen.lookAgainAfter()).isNull();
        });
        assertThat(trackingReads()).isOne();
    }

    @Test
    void one_look_asks_for_a_bounded_number_of_parcels() {
        var many = OrderShown.in("Complete").shipment("S1", "SHIPPED");
        for (int box = 1; box <= 15; box++) many.part("1", "CUP", 1, box);
        shown(many);
        fixture.amazon.on(TRACKING, 200, IN_TRANSIT);

        assertThat(sighting().shipments()).hasSize(15)
                .filteredOn(parcel -> parcel.getStatus() == ShipmentStatus.IN_TRANSIT)
                .hasSize(ParcelTracking.READS_MAX);
        assertThat(trackingReads()).isEqualTo(ParcelTracking.READS_MAX);
    }

    @Test
    void no_permit_for_the_order_is_no_look() {
        fixture.outside.quota().leave(Operations.GET, 0);
        assertThat(look.look(subject())).isInstanceOf(Reply.NotMade.class);
        assertThat(fixture.amazon.asked()).isEmpty();
    }

    @Test
    void an_order_that_is_not_there_or_not_readable() {
        fixture.amazon.on(ORDERS + "/" + ID, 404, ERROR.formatted("NotFound", "it does not exist"));
        assertThat(look.look(subject())).isEqualTo(new Reply.Accepted<>(new Seen.Missing()));
        fixture.amazon.on(ORDERS + "/" + ID, 200, "{\"payload\": {\"fulfillmentOrder\": {}}}");
        assertThat(look.look(subject())).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void an_adopted_order_is_looked_for_by_the_name_it_has() {
        fixture.amazon.on(ORDERS + "/by-hand", 200, OrderShown.in("Planning").body());
        assertThat(look.look(new Subject(ACCOUNT, WISH, List.of("by-hand")))).isInstanceOfSatisfying(
                Reply.Accepted.class, reply -> assertThat(reply.value()).isInstanceOfSatisfying(Seen.There.class,
                        there -> assertThat(there.sighting().refs()).containsExactly("by-hand")));
    }

    private static OrderShown shipped() {
        return OrderShown.in("Complete").shipment("S1", "SHIPPED").part("1", "CUP", 3, 8).box(8, "UPS", "");
    }

    private void shown(OrderShown order) {
        fixture.amazon.on(ORDERS + "/" + ID, 200, order.body());
    }

    private static Subject subject() {
        return new Subject(ACCOUNT, WISH, List.of());
    }

    private Sighting sighting() {
        if (look.look(subject()) instanceof Reply.Accepted(Seen.There(var sighting))) return sighting;
        throw new AssertionError("it was not seen");
    }

    private long trackingReads() {
        return fixture.amazon.asked().stream().filter(asked -> asked.path().startsWith(TRACKING)).count();
    }

    private static Optional<FulfillmentUpdate> told(List<ReportedShipment> shipments) {
        return Optional.of(FulfillmentUpdate.newBuilder()
                .setOrderId(WISH.getOrderId())
                .setFulfillmentOrderId(ID)
                .setRevision(1)
                .setChannel("FBA")
                .setShipments(shipments)
                .setObservedAt(Instant.EPOCH)
                .build());
    }
}
