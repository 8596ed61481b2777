/** What goes wrong on the way, drawn from a seed. */
@NullMarked
package io.waybill.simulator.faults;

import org.jspecify.annotations.NullMarked;
