/** Sending webhooks until they are answered, as patiently as the real sender and as unreliably. */
@NullMarked
package io.waybill.simulator.delivery;

import org.jspecify.annotations.NullMarked;
