package io.waybill.orders.order;

import java.time.Duration;

/** Says how long after they placed an order customers of a store may cancel it themselves; zero: never. */
@FunctionalInterface
public interface CancelWindow {

    CancelWindow NONE = _ -> Duration.ZERO;

    Duration forCustomersOf(String store);
}
