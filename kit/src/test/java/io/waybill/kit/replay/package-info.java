/** Replays on a real database, with real brokers, and over HTTP. */
@NullMarked
package io.waybill.kit.replay;

import org.jspecify.annotations.NullMarked;
