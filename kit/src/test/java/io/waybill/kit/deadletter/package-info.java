/** Dead letters on a real database and over HTTP. */
@NullMarked
package io.waybill.kit.deadletter;

import org.jspecify.annotations.NullMarked;
