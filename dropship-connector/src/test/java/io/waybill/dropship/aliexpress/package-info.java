@NullMarked
package io.waybill.dropship.aliexpress;

import org.jspecify.annotations.NullMarked;
