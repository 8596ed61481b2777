/** Snapshots from Kafka become commands. */
@NullMarked
package io.waybill.orders.intake;

import org.jspecify.annotations.NullMarked;
