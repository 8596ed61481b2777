package io.waybill.dropship.aliexpress.mapping;

/** Where an order at AliExpress is, by its {@code order_status}. */
enum SupplierStage {
    AWAITING_PAYMENT, PAYMENT_REVIEW, AWAITING_SHIPMENT, PARTLY_SHIPPED, SHIPPED, CANCEL_ASKED, DISPUTED, FROZEN,
    /** Over, whether it was delivered or cancelled: its products tell. */
    ENDED,
    /** A word that is new to us. */
    OTHER;

    static SupplierStage of(String status) {
        return switch (status) {
            case "PLACE_ORDER_SUCCESS" -> AWAITING_PAYMENT;
            case "RISK_CONTROL", "WAIT_SELLER_EXAMINE_MONEY" -> PAYMENT_REVIEW;
            case "WAIT_SELLER_SEND_GOODS" -> AWAITING_SHIPMENT;
            case "SELLER_PART_SEND_GOODS" -> PARTLY_SHIPPED;
            case "WAIT_BUYER_ACCEPT_GOODS", "FUND_PROCESSING" -> SHIPPED;
            case "IN_CANCEL" -> CANCEL_ASKED;
            case "IN_ISSUE" -> DISPUTED;
            case "IN_FROZEN" -> FROZEN;
            case "FINISH" -> ENDED;
            default -> OTHER;
        };
    }

    /** How much of an order has left the supplier. */
    enum Left {
        NONE, PART, ALL
    }

    Left left(String logisticsStatus) {
        return switch (this) {
            case AWAITING_PAYMENT, PAYMENT_REVIEW, AWAITING_SHIPMENT -> Left.NONE;
            case PARTLY_SHIPPED -> Left.PART;
            case SHIPPED -> Left.ALL;
            case CANCEL_ASKED, DISPUTED, FROZEN, OTHER -> byLogistics(logisticsStatus, Left.NONE);
            case ENDED -> byLogistics(logisticsStatus, Left.ALL);
        };
    }

    private static Left byLogistics(String status, Left otherwise) {
        return switch (status) {
            case "NO_LOGISTICS", "WAIT_SELLER_SEND_GOODS" -> Left.NONE;
            case "SELLER_SEND_PART_GOODS" -> Left.PART;
            case "SELLER_SEND_GOODS", "BUYER_ACCEPT_GOODS" -> Left.ALL;
            default -> otherwise;
        };
    }
}
