@NullMarked
package io.waybill.kit.erasure;

import org.jspecify.annotations.NullMarked;
