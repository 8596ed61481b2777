/** Calls to the outside: within its quota, while its breaker lets them, a bounded number at a time, with an end. */
@NullMarked
package io.waybill.kit.outside;

import org.jspecify.annotations.NullMarked;
