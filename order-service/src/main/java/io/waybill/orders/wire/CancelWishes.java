package io.waybill.orders.wire;

import io.waybill.orders.order.CancelTerms;
import io.waybill.orders.order.CancelWish;
import io.waybill.orders.order.CancelWish.CancelLine;
import io.waybill.orders.order.OrderFact.RefundStated;
import io.waybill.orders.order.RefundStatement;
import io.waybill.orders.order.RefundTerms;
import io.waybill.schemas.CancelAskedFact;
import io.waybill.schemas.CancelledLine;
import io.waybill.schemas.RefundStatedFact;

/** What people cancel, and what is due for it. */
public final class CancelWishes {

    private CancelWishes() {}

    public static CancelAskedFact toRecord(CancelWish wish) {
        var terms = wish.terms();
        return CancelAskedFact.newBuilder()
                .setNumber(wish.number())
                .setWhole(wish.whole())
                .setLines(wish.lines()
                        .stream()
                        .map(line -> new CancelledLine(line.lineId(), line.quantity(), line.ordered(), line
                                .unitPrice()))
                        .toList())
                .setCurrency(wish.currency())
                .setReason(terms.reason())
                .setNote(terms.note())
                .setRestock(terms.restock())
                .setRefundMax(terms.refund().amountMax())
                .setRestockingFeePercent(terms.refund().restockingFeePercent())
                .setBy(wish.by())
                .setAskedAt(wish.at())
                .build();
    }

    public static CancelWish fromRecord(CancelAskedFact f) {
        var lines = f.getLines()
                .stream()
                .map(l -> new CancelLine(l.getLineId(), l.getQuantity(), l.getOrdered(), l.getUnitPrice()))
                .toList();
        var refund = new RefundTerms(f.getRefundMax(), f.getRestockingFeePercent());
        return new CancelWish(f.getNumber(), f.getWhole(), lines, f.getCurrency(), new CancelTerms(f.getReason(),
                f.getNote(), f.getRestock(), refund), f.getBy(), f.getAskedAt());
    }

    public static RefundStatedFact toRecord(RefundStated fact) {
        var s = fact.statement();
        return new RefundStatedFact(fact.number(), Lines.toRecords(s.units()), s.goods(), s.value(), s.restockingFee(),
                s.refund());
    }

    public static RefundStated fromRecord(RefundStatedFact f) {
        return new RefundStated(f.getNumber(), new RefundStatement(Lines.fromRecords(f.getLines()), f.getGoods(),
                f.getValue(), f.getRestockingFee(), f.getRefund()));
    }
}
