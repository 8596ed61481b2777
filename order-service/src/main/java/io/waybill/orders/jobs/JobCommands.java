package io.waybill.orders.jobs;

import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderId;
import java.time.Instant;
import java.util.function.Function;

/** Makes of a job's wish the command for one order after the other. */
@FunctionalInterface
public interface JobCommands {

    /** Throws for a wish that this version does not know. */
    Function<OrderId, OrderCommand> of(JobWish wish, Instant at);
}
