/** Channel POS: what a sale over the counter says about its own fulfillment. */
@NullMarked
package io.waybill.pos.channel;

import org.jspecify.annotations.NullMarked;
