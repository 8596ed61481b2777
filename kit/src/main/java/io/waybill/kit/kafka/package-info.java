/** Batch intake: decoding that never throws, offsets in the reader's database, dead letters as rows. */
@NullMarked
package io.waybill.kit.kafka;

import org.jspecify.annotations.NullMarked;
