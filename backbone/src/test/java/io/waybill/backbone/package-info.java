@NullMarked
package io.waybill.backbone;

import org.jspecify.annotations.NullMarked;
