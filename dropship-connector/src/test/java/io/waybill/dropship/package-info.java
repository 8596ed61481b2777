@NullMarked
package io.waybill.dropship;

import org.jspecify.annotations.NullMarked;
