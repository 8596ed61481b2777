package io.waybill.orders.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much of the value of what was stopped is given back.
 *
 * @param amountMax never more than that; null: whatever is left after the fee
 * @param restockingFeePercent of the value, kept by the shop
 */
public record RefundTerms(@Nullable BigDecimal amountMax, BigDecimal restockingFeePercent) {

    private static final BigDecimal ALL = new BigDecimal(100);

    public static final RefundTerms FULL = new RefundTerms(null, BigDecimal.ZERO);

    public RefundTerms {
        if (restockingFeePercent.signum() < 0 || restockingFeePercent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("restocking fee must be 0 to 100 percent, is " + restockingFeePercent);
        }
        if (amountMax != null && amountMax.signum() < 0) {
            throw new IllegalArgumentException("refund must be 0 or more, is " + amountMax);
        }
        if (amountMax != null) amountMax = Money.exact(amountMax);
        restockingFeePercent = Money.exact(restockingFeePercent);
    }
}
