/** Jobs, driven by hand: the timer of the service under test rests. */
@NullMarked
package io.waybill.orders.jobs;

import org.jspecify.annotations.NullMarked;
