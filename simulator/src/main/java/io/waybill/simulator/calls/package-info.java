/** What every imitated API has in common: quotas, faults, tokens, and the count of all calls. */
@NullMarked
package io.waybill.simulator.calls;

import org.jspecify.annotations.NullMarked;
