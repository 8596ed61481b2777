/** Orders at AliExpress' suppliers: pure plans of them, and a store of all. */
@NullMarked
package io.waybill.simulator.aliexpress.orders;

import org.jspecify.annotations.NullMarked;
