package io.waybill.simulator.aliexpress.orders;

/** Why an order was not placed, by AliExpress' code. */
record Failure(String code, String message) {

    static final String BAD_ADDRESS = "B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL";
    static final String BAD_CPF = BAD_ADDRESS + "_CPF_CN_INVALID";
    static final String BAD_PARAMETER = "PARM_ILLEGL";
}
