/** Looks at all orders again and again: how many wait for what, and whether the invariants hold. */
@NullMarked
package io.waybill.orders.watching;

import org.jspecify.annotations.NullMarked;
