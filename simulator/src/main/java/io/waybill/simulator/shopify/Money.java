package io.waybill.simulator.shopify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amounts as the shop writes them: strings with two digits, and sets of the shop's and the customer's money. */
record Money(String currency) {

    static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    ObjectNode set(BigDecimal amount) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putObject("shop_money").put("amount", text(amount)).put("currency_code", currency);
        set.putObject("presentment_money").put("amount", text(amount)).put("currency_code", currency);
        return set;
    }

    void putWithSet(ObjectNode node, String field, BigDecimal amount) {
        node.put(field, text(amount)).set(field + "_set", set(amount));
    }
}
