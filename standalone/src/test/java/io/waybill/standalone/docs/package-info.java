/** Holds documents against the code they describe. */
@NullMarked
package io.waybill.standalone.docs;

import org.jspecify.annotations.NullMarked;
