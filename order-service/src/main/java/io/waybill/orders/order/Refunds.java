package io.waybill.orders.order;

import static io.waybill.orders.order.Money.inCoins;

import io.waybill.orders.order.OrderFact.RefundStated;
import java.math.BigDecimal;

/** States what is due for cancelled units, once nothing about them is in question. */
final class Refunds {

    private Refunds() {}

    static void settle(Draft draft) {
        for (var c : draft.order().cancels().cases()) {
            if (c.stopped().equals(c.stated().units())) continue;
            if (CancelVerdicts.pending(draft.order(), c).isNone()) {
                draft.add(new RefundStated(c.wish().number(), statement(draft.order(), c)));
            }
        }
    }

    private static RefundStatement statement(Order order, CancelCase c) {
        var wish = c.wish();
        var goods = c.stated().goods().add(goods(order, wish, c.stopped().minus(c.stated().units())));
        var value = inCoins(goods, wish.currency());
        var fee = inCoins(Money.percent(value, wish.terms().refund().restockingFeePercent()), wish.currency());
        var most = wish.terms().refund().amountMax();
        var rest = value.subtract(fee);
        return new RefundStatement(c.stopped(), goods, value, fee, most == null ? rest : rest.min(most));
    }

    private static BigDecimal goods(Order order, CancelWish wish, Units units) {
        return units.lines()
                .stream()
                .map(line -> unitPrice(order, wish, line).multiply(BigDecimal.valueOf(units.at(line))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As it was when somebody cancelled, so that it makes no difference what the source says before the verdict. */
    private static BigDecimal unitPrice(Order order, CancelWish wish, String lineId) {
        return wish.line(lineId)
                .map(CancelWish.CancelLine::unitPrice)
                .or(() -> order.known().line(lineId).map(Line::unitPrice))
                .orElseThrow(() -> new IllegalStateException("order %s has no line %s".formatted(order.id(), lineId)));
    }
}
