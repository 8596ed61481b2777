/** The outside world, imitated for tests, demos and measurements; it shares no code with the services it deceives. */
@NullMarked
package io.waybill.simulator;

import org.jspecify.annotations.NullMarked;
