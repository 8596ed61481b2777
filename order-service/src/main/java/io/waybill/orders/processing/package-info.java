/** The only place where orders are loaded, decided, saved and announced, one transaction a batch. */
@NullMarked
package io.waybill.orders.processing;

import org.jspecify.annotations.NullMarked;
