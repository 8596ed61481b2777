/** The connector for Amazon's multi-channel fulfillment. */
@NullMarked
package io.waybill.fba;

import org.jspecify.annotations.NullMarked;
