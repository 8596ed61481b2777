package io.waybill.orders.order;

import java.math.BigDecimal;

/**
 * What is due for units that were stopped: nothing that is still in question, and every cent of their value once.
 *
 * @param units all that were stated so far
 * @param goods their prices added up
 * @param value the same in coins
 * @param restockingFee what the shop keeps of it as a fee
 * @param refund what is due to the customer
 */
public record RefundStatement(Units units, BigDecimal goods, BigDecimal value, BigDecimal restockingFee,
        BigDecimal refund) {

    public static final RefundStatement NONE = new RefundStatement(Units.NONE, BigDecimal.ZERO, BigDecimal.ZERO,
            BigDecimal.ZERO, BigDecimal.ZERO);

    public RefundStatement {
        goods = Money.exact(goods);
        value = Money.exact(value);
        restockingFee = Money.exact(restockingFee);
        refund = Money.exact(refund);
    }

    /** What whoever cancelled did not want to give back. */
    public BigDecimal withheld() {
        return value.subtract(restockingFee).subtract(refund);
    }
}
