package io.waybill.simulator.ledger;

import java.util.Optional;

/** An outside system tells here what is true now of an order that a call made there. */
public interface Counterpart {

    /** Its name, as in the ledger. */
    String outside();

    Optional<Truth> truth(String account, String ref);

    /** One outside order without personal data: its status in the outside's own word, and its units. */
    record Truth(String ref, String status, int units, int shippedUnits, int cancelledUnits) {}
}
