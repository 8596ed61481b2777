/** The records that travel between services, generated from {@code src/main/avro}, and the catalogue of topics. */
@NullMarked
package io.waybill.schemas;

import org.jspecify.annotations.NullMarked;
