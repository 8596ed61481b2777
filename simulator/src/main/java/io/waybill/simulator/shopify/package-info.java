/** A Shopify store with tills: strict, stateful, and talkative by webhooks. */
@NullMarked
package io.waybill.simulator.shopify;

import org.jspecify.annotations.NullMarked;
