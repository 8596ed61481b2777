/** Multi-Channel Fulfillment as it goes on inside Amazon: pure plans of orders, and a store of them for each seller. */
@NullMarked
package io.waybill.simulator.amazon.outbound;

import org.jspecify.annotations.NullMarked;
