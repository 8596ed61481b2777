/** Fulfillment orders at a channel outside: given to it once, followed, and stopped where it still can be. */
@NullMarked
package io.waybill.kit.channel;

import org.jspecify.annotations.NullMarked;
