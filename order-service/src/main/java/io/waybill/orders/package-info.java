/** order-service: the one place that knows every order's state. */
@NullMarked
package io.waybill.orders;

import org.jspecify.annotations.NullMarked;
