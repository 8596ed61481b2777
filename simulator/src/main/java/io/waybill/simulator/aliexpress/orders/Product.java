package io.waybill.simulator.aliexpress.orders;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Something a store at AliExpress sells.
 *
 * @param store         the store's id: what is of another store becomes another order
 * @param skuAttrs      its variants; with none it is ordered without
 * @param stock         units of all variants together, at the start
 * @param autoPays      whether paying by itself works; an order with one that does not stays unpaid
 * @param unitsPerParcel a parcel holds so many; 0: all lines without a limit share one
 * @param sellerCancels the store cancels it once it is paid
 * @param refusedWith   an error code every order with it is refused with
 */
public record Product(long productId, String name, BigDecimal price, long store,
        @DefaultValue List<String> skuAttrs, @DefaultValue("1000000") int stock,
        @DefaultValue("true") boolean autoPays, @DefaultValue("0") int unitsPerParcel,
        @DefaultValue("false") boolean sellerCancels, @DefaultValue("") String refusedWith) {

    public Product { skuAttrs = List.copyOf(skuAttrs); }

    boolean has(String skuAttr) {
        return skuAttrs.isEmpty() ? skuAttr.isEmpty() : skuAttrs.contains(skuAttr);
    }
}
