/** Many sales at a steady rate, for measurements and for tests that kill things. */
@NullMarked
package io.waybill.simulator.traffic;

import org.jspecify.annotations.NullMarked;
