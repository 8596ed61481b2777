package io.waybill.orders.watching;

import io.waybill.orders.order.Invariant;
import io.waybill.orders.order.Invariants;
import io.waybill.orders.processing.OrderAudit.Entry;
import java.util.EnumSet;
import java.util.Set;

/** What an order as it is stored, with its history, breaks of what must always hold. */
final class Soundness {

    private Soundness() {}

    static Set<Invariant> brokenBy(Entry entry) {
        var found = EnumSet.noneOf(Invariant.class);
        found.addAll(Invariants.brokenBy(entry.version(), entry.facts(), entry.last()));
        if (entry.order() == null) {
            found.add(Invariant.READABLE);
        } else {
            found.addAll(Invariants.brokenBy(entry.order()));
        }
        return found;
    }
}
