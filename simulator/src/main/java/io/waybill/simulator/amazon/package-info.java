/** Amazon: Login with Amazon and the Selling Partner API, for sellers who have it fulfill their orders. */
@NullMarked
package io.waybill.simulator.amazon;

import org.jspecify.annotations.NullMarked;
