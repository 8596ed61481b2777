@NullMarked
package io.waybill.pos;

import org.jspecify.annotations.NullMarked;
