/** Deterministic ids: the same order, seen twice by anyone, can only ever get the same id. */
@NullMarked
package io.waybill.kit.ids;

import org.jspecify.annotations.NullMarked;
