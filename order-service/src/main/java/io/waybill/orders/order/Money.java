package io.waybill.orders.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts, kept with four decimals; what is paid is rounded to the smallest coin of its currency. */
final class Money {

    static final int DECIMALS = 4;

    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final int COIN_DECIMALS_USUAL = 2;

    private Money() {}

    static BigDecimal exact(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    static BigDecimal inCoins(BigDecimal amount, String currency) {
        return exact(amount.setScale(coinDecimals(currency), RoundingMode.HALF_UP));
    }

    /** No more than the amount. */
    static BigDecimal wholeCoins(BigDecimal amount, String currency) {
        return exact(amount.setScale(coinDecimals(currency), RoundingMode.DOWN));
    }

    static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).multiply(PERCENT);
    }

    /** A currency that Java does not know is taken for a usual one. */
    private static int coinDecimals(String code) {
        return Currency.getAvailableCurrencies()
                .stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .map(digits -> Math.min(digits, DECIMALS))
                .findFirst()
                .orElse(COIN_DECIMALS_USUAL);
    }
}
