package io.waybill.fba.amazon;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.waybill.fba.mapping.AmazonOrder;
import io.waybill.fba.mapping.Pace;
import io.waybill.fba.mapping.Parcel;
import io.waybill.fba.mapping.Parcels;
import io.waybill.fba.mapping.Sightings;
import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Subject;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.ReportedShipment;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Looks how an order stands at Amazon: the order, and the way of each parcel that has not arrived. */
final class AmazonLook {

    private final AmazonClient client;
    private final ParcelTracking tracking;
    private final Told told;
    private final Pace pace;
    private final InstantSource clock;

    AmazonLook(AmazonClient client, ParcelTracking tracking, Told told, Pace pace, InstantSource clock) {
        this.client = client;
        this.tracking = tracking;
        this.told = told;
        this.pace = pace;
        this.clock = clock;
    }

    Reply<Seen> look(Subject subject) {
        var id = idOf(subject);
        return Answers.map(client.order(subject.account(), id), payload -> payload.isEmpty()
                ? new Reply.Accepted<>(new Seen.Missing())
                : AmazonOrder.read(payload.get())
                        .<Reply<Seen>>map(order -> new Reply.Accepted<>(seen(subject, id, order)))
                        .orElseGet(() -> new Reply.Unknown<>("it answered 200 and no order")));
    }

    /** A person may have adopted an order that is not called as we would. */
    static String idOf(Subject subject) {
        return subject.refs().isEmpty() ? subject.fulfillmentOrderId() : subject.refs().getFirst();
    }

    private Seen seen(Subject subject, String id, AmazonOrder order) {
        var before = shipmentsTold(subject);
        var parcels = Parcels.of(order, subject.request().getLines())
                .stream()
                .map(parcel -> remembering(parcel, before))
                .toList();
        var followed = tracking.followed(subject.account(), parcels);
        var refs = subject.refs().isEmpty() ? List.of(id) : subject.refs();
        return new Seen.There(new Sightings(subject.request(), order, followed).sighting(refs, pace, clock.instant()));
    }

    private static Parcel remembering(Parcel parcel, Map<String, ReportedShipment> before) {
        var known = before.get(parcel.shipment().getOutsideKey());
        return known == null ? parcel : parcel.remembering(known);
    }

    private Map<String, ReportedShipment> shipmentsTold(Subject subject) {
        return told.of(subject.request().getOrderId(), subject.fulfillmentOrderId())
                .map(FulfillmentUpdate::getShipments)
                .orElse(List.of())
                .stream()
                .collect(toMap(ReportedShipment::getOutsideKey, identity()));
    }
}
