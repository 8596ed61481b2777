@NullMarked
package io.waybill.pos.shopify;

import org.jspecify.annotations.NullMarked;
