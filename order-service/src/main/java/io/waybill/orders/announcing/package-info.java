/** Facts and wishes as Avro records for other services. */
@NullMarked
package io.waybill.orders.announcing;

import org.jspecify.annotations.NullMarked;
