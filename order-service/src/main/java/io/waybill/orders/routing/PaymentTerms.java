package io.waybill.orders.routing;

import io.waybill.orders.order.PaymentStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far an order must be paid before anything is sent.
 *
 * @param store the order's store; empty: any
 * @param enough what is fulfilled; an order in any other status waits
 */
public record PaymentTerms(String store, Set<PaymentStatus> enough) {

    static final PaymentTerms DEFAULT = new PaymentTerms("",
            EnumSet.of(PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED));

    public PaymentTerms {
        if (enough.isEmpty()) {
            throw new IllegalArgumentException(
                    "waybill.routing.payment: enough must name a payment status, or no order of store '%s' is ever sent"
                            .formatted(store));
        }
        enough = Collections.unmodifiableSet(new TreeSet<>(enough));
    }

    boolean fits(String ofStore) {
        return store.isEmpty() || store.equals(ofStore);
    }

    boolean suffices(PaymentStatus status) {
        return enough.contains(status);
    }
}
