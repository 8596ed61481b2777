package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.ledger.Counterpart.LeftParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shipment that was planned together with its order: one center's part, which leaves or is given up at its time.
 *
 * @param givenUp the center cancels it instead of letting it leave
 */
record Shipment(String id, String center, String carrier, boolean givenUp, Times times, List<Parcel> parcels) {

    Shipment { parcels = List.copyOf(parcels); }

    /** When picking begins, when it leaves, when its number is known, when it is there. */
    record Times(Instant pickedAt, Instant leavesAt, Instant numberAt, Instant deliveredAt) {

        /** Everything that is to come happens so much earlier, nothing before now. */
        Times sooner(Instant now, Duration by) {
            return new Times(sooner(pickedAt, now, by), sooner(leavesAt, now, by), sooner(numberAt, now, by),
                    sooner(deliveredAt, now, by));
        }

        private static Instant sooner(Instant at, Instant now, Duration by) {
            return at.isAfter(now) ? Timeline.later(now, at.minus(by)) : at;
        }
    }

    /** One box, by Amazon's number. */
    record Parcel(int number, List<Part> parts) {

        Parcel { parts = List.copyOf(parts); }

        /** Amazon's own carrier numbers parcels differently from others. */
        String trackingNumber(String carrier) {
            return carrier.startsWith("Amazon")
                    ? "TBA%012d".formatted(number)
                    : "1Z999AA1%010d".formatted(number);
        }
    }

    /** So many units of one line. */
    record Part(String sku, String itemId, int quantity) {}

    /** As Amazon calls it: PENDING, SHIPPED or CANCELLED_BY_FULFILLER. */
    String status(Instant now) {
        if (now.isBefore(times.leavesAt())) {
            return "PENDING";
        }
        return givenUp ? "CANCELLED_BY_FULFILLER" : "SHIPPED";
    }

    boolean hasLeft(Instant now) {
        return !givenUp && !now.isBefore(times.leavesAt());
    }

    /** Its parcels, once it has left. */
    Stream<LeftParcel> left() {
        return parcels.stream().map(parcel -> new LeftParcel(parcel.trackingNumber(carrier), times.leavesAt()));
    }

    int units() {
        return parts().stream().mapToInt(Part::quantity).sum();
    }

    List<Part> parts() {
        return parcels.stream().flatMap(parcel -> parcel.parts().stream()).toList();
    }

    Shipment at(Times other) {
        return new Shipment(id, center, carrier, givenUp, other, parcels);
    }
}
