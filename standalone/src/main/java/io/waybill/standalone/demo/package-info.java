/** The orders that {@code ./waybill demo} plays, and how each of them must end. */
@NullMarked
package io.waybill.standalone.demo;

import org.jspecify.annotations.NullMarked;
