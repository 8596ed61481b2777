/** Which channel gets which units, by configured rules. */
@NullMarked
package io.waybill.orders.routing;

import org.jspecify.annotations.NullMarked;
