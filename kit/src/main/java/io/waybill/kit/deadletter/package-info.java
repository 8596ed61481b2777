/** Looking at dead letters and trying them again. */
@NullMarked
package io.waybill.kit.deadletter;

import org.jspecify.annotations.NullMarked;
