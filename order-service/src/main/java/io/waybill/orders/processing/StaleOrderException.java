package io.waybill.orders.processing;

import io.waybill.orders.order.OrderId;
import org.springframework.dao.OptimisticLockingFailureException;

/** Somebody changed a row that this transaction had locked. Cannot happen; if it does, the transaction is repeated. */
final class StaleOrderException extends OptimisticLockingFailureException {

    StaleOrderException(OrderId id) {
        super("order %s was changed although it was locked".formatted(id));
    }
}
