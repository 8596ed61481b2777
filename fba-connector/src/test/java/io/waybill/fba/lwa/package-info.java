@NullMarked
package io.waybill.fba.lwa;

import org.jspecify.annotations.NullMarked;
