/** The connector for sales from tills: what was sold becomes orders, and channel POS hands over at the counter. */
@NullMarked
package io.waybill.pos;

import org.jspecify.annotations.NullMarked;
