/** What really happened outside, for tests to compare with. */
@NullMarked
package io.waybill.simulator.ledger;

import org.jspecify.annotations.NullMarked;
