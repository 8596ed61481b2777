@NullMarked
package io.waybill.fba;

import org.jspecify.annotations.NullMarked;
