@NullMarked
package io.waybill.kit.outside;

import org.jspecify.annotations.NullMarked;
