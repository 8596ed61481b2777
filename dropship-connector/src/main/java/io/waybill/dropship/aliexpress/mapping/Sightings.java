package io.waybill.dropship.aliexpress.mapping;

import static java.util.stream.Collectors.joining;

import io.waybill.kit.channel.Sighting;
import io.waybill.kit.channel.Sighting.Stop;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one fulfillment order stands, from all the supplier orders it became. */
public final class Sightings {

    private final FulfillmentRequest request;
    private final Allotment allotment;
    private final List<Found> found;

    /** One supplier order, and the parcels that its tracking shows. */
    public record Seen(SupplierOrder order, List<TrackedParcel> parcels) {

        public Seen { parcels = List.copyOf(parcels); }
    }

    private record Found(SupplierOrder order, Parcels parcels) {

        boolean isSettled() {
            return parcels.unsent() == 0 && (order.isOver() || parcels.isDelivered());
        }

        /** Whether it can only be waited for. */
        boolean isOnItsWay() {
            return parcels.unsent() == 0 || order.isOver();
        }
    }

    private Sightings(FulfillmentRequest request, Allotment allotment, List<Found> found) {
        this.request = request;
        this.allotment = allotment;
        this.found = found;
    }

    /** {@code before}: the parcels that were last told. */
    public static Sighting of(FulfillmentRequest request, Catalogue catalogue, List<Seen> seen,
            List<ReportedShipment> before, Pace pace) {
        var allotment = Allotment.of(request, catalogue, seen.stream().map(Seen::order).toList());
        return new Sightings(request, allotment, seen.stream()
                .map(one -> new Found(one.order(),
                        Parcels.of(one.order(), one.parcels(), allotment.of(one.order()), before)))
                .toList()).sighting(pace);
    }

    private Sighting sighting(Pace pace) {
        var status = status();
        var open = found.stream().filter(one -> one.parcels().unsent() > 0).map(Found::order).toList();
        return new Sighting(status, found.stream().map(one -> one.order().id()).toList(),
                found.stream().flatMap(one -> one.parcels().shipments().stream()).toList(),
                found.stream().flatMap(one -> one.parcels().unfulfillable().stream()).toList(),
                SupplierProblems.of(open, allotment.missing(), request.getWish() == Wish.CANCELLED),
                found.stream().map(one -> one.order().id() + " " + one.order().status()).collect(joining(", ")),
                status == FulfillmentOrderStatus.CANCELLED ? Stop.STOPPED : Stop.TOO_LATE, lookAgainAfter(pace));
    }

    /** It is over only once each unit has left or is known not to come. */
    private FulfillmentOrderStatus status() {
        var isAnythingShipped = found.stream().anyMatch(one -> one.parcels().shipped() > 0);
        var isAnythingOpen = allotment.missing() > 0 || found.stream().anyMatch(one -> one.parcels().unsent() > 0);
        if (!isAnythingOpen) {
            return isAnythingShipped ? FulfillmentOrderStatus.FULFILLED : FulfillmentOrderStatus.CANCELLED;
        }
        var isAnythingLeaving = found.stream().anyMatch(one -> one.order().stage() == SupplierStage.PARTLY_SHIPPED);
        return isAnythingShipped || isAnythingLeaving
                ? FulfillmentOrderStatus.IN_PROGRESS
                : FulfillmentOrderStatus.ACCEPTED;
    }

    private @Nullable Duration lookAgainAfter(Pace pace) {
        if (found.stream().allMatch(Found::isSettled)) return null;
        return found.stream().allMatch(Found::isOnItsWay) ? pace.shippedPoll() : pace.poll();
    }
}
