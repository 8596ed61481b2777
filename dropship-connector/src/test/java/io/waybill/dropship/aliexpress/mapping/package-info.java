@NullMarked
package io.waybill.dropship.aliexpress.mapping;

import org.jspecify.annotations.NullMarked;
