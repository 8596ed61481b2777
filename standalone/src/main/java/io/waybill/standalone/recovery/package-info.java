/** What operators do after an outage, from the command line: replays and dead letters, over the services' own API. */
@NullMarked
package io.waybill.standalone.recovery;

import org.jspecify.annotations.NullMarked;
