/** Calls that change the outside world: written down before they are made, and settled when their outcome is unknown. */
@NullMarked
package io.waybill.kit.effect;

import org.jspecify.annotations.NullMarked;
