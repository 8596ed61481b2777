package io.waybill.pos.sale;

import io.waybill.kit.ids.OrderIds;

/** One sale as its source last showed it. */
public record Sale(Key key, SaleStamp stamp, SaleBody body) {

    /** Whose sale it is. Its order id follows from it, so that whoever sees the sale again finds the same one. */
    public record Key(String platform, String store, String externalId) {

        public String orderId() {
            return OrderIds.orderId(platform, store, externalId);
        }
    }

    public String orderId() {
        return key.orderId();
    }
}
