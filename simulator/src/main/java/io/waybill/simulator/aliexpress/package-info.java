/** AliExpress' open platform: signatures, tokens and the APIs for dropshippers. */
@NullMarked
package io.waybill.simulator.aliexpress;

import org.jspecify.annotations.NullMarked;
