/** Messages written in the deciding transaction and published afterwards, in order, at least once. */
@NullMarked
package io.waybill.kit.outbox;

import org.jspecify.annotations.NullMarked;
