package io.waybill.simulator.aliexpress.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One product of a supplier order, and whether and why it will not come. */
record Child(Product product, String skuAttr, int count, @Nullable End end) {

    /** From when on it is cancelled, and why, in AliExpress' words. */
    record End(Instant at, String reason) {}

    boolean cancelled(Instant now) {
        return end != null && !end.at().isAfter(now);
    }

    String endReason(Instant now) {
        return end == null || end.at().isAfter(now) ? "" : end.reason();
    }

    Child ending(Instant at, String reason) {
        return end == null ? new Child(product, skuAttr, count, new End(at, reason)) : this;
    }

    /** How the ledger calls it. */
    String sku() {
        return skuAttr.isEmpty() ? Long.toString(product.productId()) : product.productId() + "/" + skuAttr;
    }
}
