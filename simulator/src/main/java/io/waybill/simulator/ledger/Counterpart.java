package io.waybill.simulator.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An outside system tells here what is true now of an order that a call made there. */
public interface Counterpart {

    /** Its name, as in the ledger. */
    String outside();

    Optional<Truth> truth(String account, String ref);

    /**
     * One outside order without personal data: its status in the outside's own word, its units, and the parcels that
     * have left.
     */
    record Truth(String ref, String status, int units, int shippedUnits, int cancelledUnits, List<LeftParcel> parcels) {

        public Truth { parcels = List.copyOf(parcels); }
    }

    /** A parcel by the number that it has now, and the very moment from which on it counts as shipped. */
    record LeftParcel(String trackingNumber, Instant leftAt) {}
}
