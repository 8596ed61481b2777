/** What we ask of the schema registry: the schema that bytes were written with. Any registry with Confluent's REST API. */
@NullMarked
package io.waybill.kit.registry;

import org.jspecify.annotations.NullMarked;
