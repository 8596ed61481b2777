/** Taking a range of a topic again through the live code, beside the live readers. */
@NullMarked
package io.waybill.kit.replay;

import org.jspecify.annotations.NullMarked;
