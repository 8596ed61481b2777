/** Terms of an order as Avro values and back; what intake reads and announcing writes. */
@NullMarked
package io.waybill.orders.wire;

import org.jspecify.annotations.NullMarked;
