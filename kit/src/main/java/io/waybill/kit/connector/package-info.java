/** The one loop of every connector: wishes become work, due work is leased, answers become snapshots. */
@NullMarked
package io.waybill.kit.connector;

import org.jspecify.annotations.NullMarked;
