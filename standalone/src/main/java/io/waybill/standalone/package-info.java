/** {@code ./waybill}: all of Waybill and the world around it as child processes on this machine. */
@NullMarked
package io.waybill.standalone;

import org.jspecify.annotations.NullMarked;
