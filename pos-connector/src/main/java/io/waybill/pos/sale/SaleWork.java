package io.waybill.pos.sale;

import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.pos.sale.SaleReader.Reading;
import java.time.Instant;

/** Tells a stored sale as an order. A sale nobody can read stays as work that says why, with its body kept. */
public final class SaleWork implements WorkHandler {

    private static final String KIND = "SALE";

    private final Sales sales;

    public SaleWork(Sales sales) {
        this.sales = sales;
    }

    static Work.Key keyOf(Sale sale) {
        return new Work.Key(KIND + ":" + sale.orderId(), KIND, sale.orderId(), sale.key().store());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer answer(Work work, Instant now) {
        var reading = sales.read(work.orderId())
                .orElseGet(() -> new Reading.Unreadable("the body of order %s is gone".formatted(work.orderId())));
        return switch (reading) {
            case Reading.Read read -> new Answer.Tell(read.order(), Next.never());
            case Reading.Unreadable unreadable -> new Answer.Unable(unreadable.reason());
        };
    }
}
