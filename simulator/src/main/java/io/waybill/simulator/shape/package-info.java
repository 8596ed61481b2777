/** What a JSON document has to look like. */
@NullMarked
package io.waybill.simulator.shape;

import org.jspecify.annotations.NullMarked;
