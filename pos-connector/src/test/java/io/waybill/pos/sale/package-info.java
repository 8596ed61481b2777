@NullMarked
package io.waybill.pos.sale;

import org.jspecify.annotations.NullMarked;
