/**
 * The records that travel between services, generated from {@code src/main/avro}, and the catalogue of topics. Not marked
 * for null checks as a whole: the generated classes say nothing of which of their fields may be null.
 */
package io.waybill.schemas;
