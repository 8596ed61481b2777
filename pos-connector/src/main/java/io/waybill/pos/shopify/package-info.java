/** What Shopify's tills send: who may send it, and what it means. */
@NullMarked
package io.waybill.pos.shopify;

import org.jspecify.annotations.NullMarked;
