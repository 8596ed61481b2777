/** What our words are at AliExpress, and what its words are here. Pure. */
@NullMarked
package io.waybill.dropship.aliexpress.mapping;

import org.jspecify.annotations.NullMarked;
