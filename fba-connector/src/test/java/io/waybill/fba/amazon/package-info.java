@NullMarked
package io.waybill.fba.amazon;

import org.jspecify.annotations.NullMarked;
