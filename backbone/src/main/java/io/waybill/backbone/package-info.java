/** Real Kafka, PostgreSQL and a schema registry as child processes: for {@code ./waybill} and for tests. */
@NullMarked
package io.waybill.backbone;

import org.jspecify.annotations.NullMarked;
