/** Orders over HTTP: placing, reading, commanding. */
@NullMarked
package io.waybill.orders.status;

import org.jspecify.annotations.NullMarked;
