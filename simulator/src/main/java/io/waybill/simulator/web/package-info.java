/** What every control API of the simulator answers when it is asked something wrong. */
@NullMarked
package io.waybill.simulator.web;

import org.jspecify.annotations.NullMarked;
