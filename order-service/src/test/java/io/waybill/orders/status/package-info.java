/** Orders over HTTP, held to what is promised to callers. */
@NullMarked
package io.waybill.orders.status;

import org.jspecify.annotations.NullMarked;
