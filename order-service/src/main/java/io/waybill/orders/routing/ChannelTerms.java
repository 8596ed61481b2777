package io.waybill.orders.routing;

import java.time.Duration;

/**
 * What one channel takes at a time, and how long it needs.
 *
 * @param linesMax lines in one fulfillment order
 * @param unitsMax units in one fulfillment order
 * @param handlingTime from placing to leaving
 */
public record ChannelTerms(int linesMax, int unitsMax, Duration handlingTime) {

    public static final ChannelTerms DEFAULT = new ChannelTerms(1_000, 1_000_000, Duration.ofDays(2));

    public ChannelTerms {
        if (linesMax < 1 || unitsMax < 1) {
            throw new IllegalArgumentException("lines-max and units-max must be 1 or more, are %d and %d".formatted(
                    linesMax,
                    unitsMax));
        }
    }
}
