@NullMarked
package io.waybill.kit.restore;

import org.jspecify.annotations.NullMarked;
