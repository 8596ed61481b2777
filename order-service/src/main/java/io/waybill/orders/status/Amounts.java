package io.waybill.orders.status;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as text: kept with four decimals; shown with two, or more where they say something. */
final class Amounts {

    private static final int DECIMALS_USUAL = 2;

    private Amounts() {}

    static String text(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return exact.setScale(Math.max(DECIMALS_USUAL, exact.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }
}
