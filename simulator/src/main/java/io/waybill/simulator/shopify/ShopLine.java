package io.waybill.simulator.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line: what was bought, what of it was removed again by an edit or a cancellation, what went out. */
record ShopLine(long id, Shop.Product product, int quantity, int removed, int fulfilled) {

    int current() {
        return quantity - removed;
    }

    int fulfillable() {
        return current() - fulfilled;
    }

    BigDecimal currentPrice() {
        return product.price().multiply(BigDecimal.valueOf(current()));
    }

    ShopLine fulfill(int units) {
        return new ShopLine(id, product, quantity, removed, fulfilled + units);
    }

    /** More units are bought anew; fewer are removed while {@code quantity} keeps telling what was bought. */
    ShopLine resize(int units) {
        int more = units - current();
        return more >= 0
                ? new ShopLine(id, product, quantity + more, removed, fulfilled)
                : new ShopLine(id, product, quantity, removed - more, fulfilled);
    }

    @Nullable
    String fulfillmentStatus() {
        if (fulfilled == 0) {
            return null;
        }
        return fulfillable() == 0 ? "fulfilled" : "partial";
    }
}
