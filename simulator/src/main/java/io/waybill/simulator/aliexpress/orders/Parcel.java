package io.waybill.simulator.aliexpress.orders;

import io.waybill.simulator.ledger.Counterpart.LeftParcel;
import java.time.Instant;
import java.util.List;

/** A parcel that was planned when its order was paid. */
record Parcel(String provisionalNumber, String finalNumber, Times times, List<Part> parts) {

    static final String PROVISIONAL_CARRIER = "CAINIAO";
    static final String FINAL_CARRIER = "USPS";

    Parcel { parts = List.copyOf(parts); }

    /** When it leaves, when something is known, when the last carrier has it, when it is there. */
    record Times(Instant leavesAt, Instant knownAt, Instant finalAt, Instant deliveredAt) {}

    /** So many units of one child, by its place in the order. */
    record Part(int child, int quantity) {}

    boolean hasLeft(Instant now) {
        return !times.leavesAt().isAfter(now);
    }

    boolean isKnown(Instant now) {
        return !times.knownAt().isAfter(now);
    }

    boolean hasFinalNumber(Instant now) {
        return !times.finalAt().isAfter(now);
    }

    String number(Instant now) {
        return hasFinalNumber(now) ? finalNumber : provisionalNumber;
    }

    String carrier(Instant now) {
        return hasFinalNumber(now) ? FINAL_CARRIER : PROVISIONAL_CARRIER;
    }

    int units() {
        return parts.stream().mapToInt(Part::quantity).sum();
    }

    LeftParcel left(Instant now) {
        return new LeftParcel(number(now), times.leavesAt());
    }

    Parcel at(Times other) {
        return new Parcel(provisionalNumber, finalNumber, other, parts);
    }
}
