/** Runs what tests share in containers, where a Docker engine is. */
@NullMarked
package io.waybill.containers;

import org.jspecify.annotations.NullMarked;
