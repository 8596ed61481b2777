package io.waybill.dropship.aliexpress.mapping;

import java.time.Duration;

/**
 * How soon to look again.
 *
 * @param poll while something is still to leave
 * @param shippedPoll while parcels are on their way
 */
public record Pace(Duration poll, Duration shippedPoll) {}
