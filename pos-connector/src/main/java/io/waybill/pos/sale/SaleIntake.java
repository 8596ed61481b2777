package io.waybill.pos.sale;

import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.erasure.ErasedOrders;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a delivery in one short transaction: once it returns, the sale will be told, whatever happens to this process.
 * Repeated, late and reordered deliveries end in the same stored body.
 */
public final class SaleIntake {

    private final SaleStore sales;
    private final WorkStore works;
    private final TransactionOperations transactions;
    private final ErasedOrders erased;

    public SaleIntake(SaleStore sales, WorkStore works, TransactionOperations transactions, ErasedOrders erased) {
        this.sales = sales;
        this.works = works;
        this.transactions = transactions;
        this.erased = erased;
    }

    public Receipt take(Delivery delivery, Instant now) {
        return Objects.requireNonNull(transactions.execute(_ -> takeOnce(delivery, now)));
    }

    private Receipt takeOnce(Delivery delivery, Instant now) {
        if (!erased.among(List.of(delivery.sale().orderId())).isEmpty()) return Receipt.ERASED;
        if (!sales.remember(delivery, now)) return Receipt.REPEATED;
        var receipt = store(delivery.sale(), now);
        if (receipt == Receipt.STORED) wake(delivery.sale(), now);
        return receipt;
    }

    private Receipt store(Sale arrived, Instant now) {
        if (sales.insertIfAbsent(arrived, now)) return Receipt.STORED;
        var stored = sales.lock(arrived.orderId()).orElseThrow();
        return switch (arrived.stamp().comparedTo(stored.stamp())) {
            case NEWER -> {
                sales.replace(arrived, now);
                yield Receipt.STORED;
            }
            case OLDER -> Receipt.NOT_NEWER;
            case UNDECIDABLE -> {
                if (arrived.body().sameAs(stored.body())) yield Receipt.NOT_NEWER;
                sales.markDoubtful(arrived.orderId());
                yield Receipt.DOUBTFUL;
            }
        };
    }

    /** In the order of the rows' ids, as everything that locks several of them does. */
    private void wake(Sale sale, Instant now) {
        works.wakeOrder(sale.orderId(), Work.FULFILLMENT, now);
        works.wake(SaleWork.keyOf(sale), null, now);
    }
}
