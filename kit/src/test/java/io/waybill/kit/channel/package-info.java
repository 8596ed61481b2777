@NullMarked
package io.waybill.kit.channel;

import org.jspecify.annotations.NullMarked;
