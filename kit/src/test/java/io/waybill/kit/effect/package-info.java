@NullMarked
package io.waybill.kit.effect;

import org.jspecify.annotations.NullMarked;
