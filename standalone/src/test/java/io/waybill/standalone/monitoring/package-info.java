/** Asks a real Prometheus, and its promtool, whether rules, dashboard and document are true. */
@NullMarked
package io.waybill.standalone.monitoring;

import org.jspecify.annotations.NullMarked;
