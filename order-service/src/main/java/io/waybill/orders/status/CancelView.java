package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.CancelCase;
import io.waybill.orders.order.CancelVerdicts;
import io.waybill.orders.order.LineVerdict;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What became of a wish to cancel.
 *
 * @param whole the whole order, also what is added to it later
 * @param verdicts whether it was in time, by line
 */
@Schema(name = "Cancel")
record CancelView(int number, boolean whole, String reason, String note, boolean restock, String by, Instant at,
        List<LineVerdict> verdicts, RefundView refund) {

    /** What is due, how, and how it adds up: {@code value} = {@code due} + {@code restockingFee} + {@code withheld}. */
    @Schema(name = "Refund")
    record RefundView(State state, String currency, String value, String restockingFee, String withheld, String due) {

        /**
         * PENDING: a channel has yet to say whether it was in time. NOTHING_DUE: it was too late, or nothing is given back.
         * TO_REFUND: the shop is to pay it back. NOT_TO_CAPTURE: it was not captured, and is not to be.
         * PARTLY_REFUNDED, REFUNDED: the source says that some, or all, of the order's payment was given back.
         */
        enum State { PENDING, NOTHING_DUE, TO_REFUND, NOT_TO_CAPTURE, PARTLY_REFUNDED, REFUNDED }

        static RefundView of(Order order, CancelCase c, boolean pending) {
            var stated = c.stated();
            var state = stated.refund().signum() == 0 ? State.NOTHING_DUE : due(order.known().paymentStatus());
            return new RefundView(pending ? State.PENDING : state, c.wish().currency(), Amounts.text(stated.value()),
                    Amounts.text(stated.restockingFee()), Amounts.text(stated.withheld()),
                    Amounts.text(stated.refund()));
        }

        private static State due(PaymentStatus status) {
            return switch (status) {
                case PAID, PARTIALLY_PAID, UNKNOWN -> State.TO_REFUND;
                case PARTIALLY_REFUNDED -> State.PARTLY_REFUNDED;
                case PENDING, AUTHORIZED, EXPIRED, VOIDED -> State.NOT_TO_CAPTURE;
                case REFUNDED -> State.REFUNDED;
            };
        }
    }

    static List<CancelView> of(Order order) {
        var verdicts = CancelVerdicts.of(order);
        return order.cancels()
                .cases()
                .stream()
                .map(c -> of(order, c, verdicts.getOrDefault(c.wish().number(), List.of())))
                .toList();
    }

    private static CancelView of(Order order, CancelCase c, List<LineVerdict> verdicts) {
        var wish = c.wish();
        var pending = verdicts.stream().anyMatch(v -> v.verdict() == Verdict.PENDING);
        return new CancelView(wish.number(), wish.whole(), wish.terms().reason(), wish.terms().note(), wish.terms()
                .restock(), wish.by(), wish.at(), verdicts, RefundView.of(order, c, pending));
    }
}
