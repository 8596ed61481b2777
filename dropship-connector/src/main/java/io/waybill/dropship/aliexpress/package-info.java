/** Orders at AliExpress' suppliers: its API, its tokens, and the channel they make. */
@NullMarked
package io.waybill.dropship.aliexpress;

import org.jspecify.annotations.NullMarked;
