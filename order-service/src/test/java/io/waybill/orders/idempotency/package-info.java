/** Tests of what is kept of requests with a key. */
@NullMarked
package io.waybill.orders.idempotency;

import org.jspecify.annotations.NullMarked;
