/** Our words and Amazon's, each in terms of the other. Pure. */
@NullMarked
package io.waybill.fba.mapping;

import org.jspecify.annotations.NullMarked;
