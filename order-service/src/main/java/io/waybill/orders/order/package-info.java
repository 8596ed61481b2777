/** The order state machine: pure, without clock, chance or I/O. State changes only in {@link io.waybill.orders.order.Evolution}. */
@NullMarked
package io.waybill.orders.order;

import org.jspecify.annotations.NullMarked;
