package io.waybill.dropship.aliexpress.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * All that an account sells.
 *
 * @param account as staff know it
 * @param autoPay whether AliExpress takes the money by itself
 */
public record Catalogue(String account, Map<String, SupplierProduct> bySku, boolean autoPay) {

    public Catalogue { bySku = Map.copyOf(bySku); }

    Optional<SupplierProduct> product(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }
}
