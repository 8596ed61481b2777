package io.waybill.orders.order;

import static io.waybill.orders.order.Money.inCoins;

import io.waybill.orders.order.OrderFact.RefundStated;
import java.math.BigDecimal;

/** States what is due for cancelled units, once nothing about them is in question. */
final class Refunds {

    private Refunds() {}

    static void settle(Draft draft) {
        var unstated = draft.order().cancels().cases().stream().filter(c -> !c.stopped().equals(c.stated().units()));
        var due = unstated.toList();
        if (due.isEmpty()) return;
        var pending = CancelVerdicts.pending(draft.order());
        for (var c : due) {
            if (!pending.getOrDefault(c.wish().number(), Units.NONE).isNone()) continue;
            draft.add(new RefundStated(c.wish().number(), statement(c)));
        }
    }

    /** At the prices of when somebody cancelled, so that it makes no difference what the source says before the verdict. */
    private static RefundStatement statement(CancelCase c) {
        var wish = c.wish();
        var prices = wish.unitPrices();
        var goods = c.stopped()
                .byLine()
                .entrySet()
                .stream()
                .map(e -> prices.getOrDefault(e.getKey(), BigDecimal.ZERO).multiply(BigDecimal.valueOf(e.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var value = inCoins(goods, wish.currency());
        var fee = inCoins(Money.percent(value, wish.terms().refund().restockingFeePercent()), wish.currency());
        var most = wish.terms().refund().amountMax();
        var rest = value.subtract(fee);
        return new RefundStatement(c.stopped(), goods, value, fee, most == null
                ? rest
                : rest.min(Money.wholeCoins(most, wish.currency())));
    }
}
