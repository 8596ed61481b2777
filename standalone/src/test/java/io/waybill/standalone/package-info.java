@NullMarked
package io.waybill.standalone;

import org.jspecify.annotations.NullMarked;
