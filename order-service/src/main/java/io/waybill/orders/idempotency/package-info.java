/** Requests that carry a key are carried out once: the same again is answered as the first time. */
@NullMarked
package io.waybill.orders.idempotency;

import org.jspecify.annotations.NullMarked;
