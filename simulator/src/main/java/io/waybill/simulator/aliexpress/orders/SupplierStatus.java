package io.waybill.simulator.aliexpress.orders;

/** Where a supplier order is; the names are AliExpress' own words. */
enum SupplierStatus {
    PLACE_ORDER_SUCCESS("NO_LOGISTICS"),
    RISK_CONTROL("NO_LOGISTICS"),
    WAIT_SELLER_SEND_GOODS("WAIT_SELLER_SEND_GOODS"),
    SELLER_PART_SEND_GOODS("SELLER_SEND_PART_GOODS"),
    WAIT_BUYER_ACCEPT_GOODS("SELLER_SEND_GOODS"),
    FINISH("BUYER_ACCEPT_GOODS");

    private final String logisticsStatus;

    SupplierStatus(String logisticsStatus) {
        this.logisticsStatus = logisticsStatus;
    }

    String logisticsStatus() {
        return logisticsStatus;
    }
}
