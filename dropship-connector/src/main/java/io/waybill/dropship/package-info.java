/** The connector for suppliers that send to the customer themselves. */
@NullMarked
package io.waybill.dropship;

import org.jspecify.annotations.NullMarked;
