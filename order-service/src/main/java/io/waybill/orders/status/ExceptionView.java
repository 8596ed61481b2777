package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Exceptions;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderException;
import io.waybill.orders.order.Remedy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about an order that people have to mend. It is gone as soon as the fact behind it is.
 *
 * @param kind the channel's own word where the channel named the problem
 * @param remedy the command that mends it; null where that is done in the shop or with the channel
 */
@Schema(name = "Exception")
record ExceptionView(String kind, String detail, @Nullable RemedyView remedy) {

    /** A command of this service. */
    @Schema(name = "Remedy")
    record RemedyView(@Schema(example = "POST") String method, String href) {

        static @Nullable RemedyView of(Remedy remedy) {
            return switch (remedy.command()) {
                case ROUTE -> new RemedyView("POST", "/api/orders/%s/route".formatted(remedy.target()));
                case CANCEL -> new RemedyView("POST", "/api/orders/%s/cancel".formatted(remedy.target()));
                case RESOLVE -> new RemedyView("POST", "/api/fulfillment-orders/%s/resolve".formatted(remedy.target()));
                case UNFULFILL -> new RemedyView("POST", "/api/shipments/%s/cancel".formatted(remedy.target()));
                case ELSEWHERE -> null;
            };
        }
    }

    static List<ExceptionView> of(Order order) {
        return Exceptions.of(order).stream().map(ExceptionView::of).toList();
    }

    private static ExceptionView of(OrderException e) {
        return new ExceptionView(e.name(), e.detail(), RemedyView.of(e.remedy()));
    }
}
