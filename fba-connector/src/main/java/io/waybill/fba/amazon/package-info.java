/** Amazon's Fulfillment Outbound API v2020-07-01: its calls, what their answers mean, and how orders are followed. */
@NullMarked
package io.waybill.fba.amazon;

import org.jspecify.annotations.NullMarked;
