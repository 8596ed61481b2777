@NullMarked
package io.waybill.pos.channel;

import org.jspecify.annotations.NullMarked;
