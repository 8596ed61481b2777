package io.waybill.fba.mapping;

import java.time.Duration;

/**
 * How often to look.
 *
 * @param poll at an order that is under way
 * @param deliveryPoll at one that is sent and whose parcels are
 * @param followFor how long after it left a parcel is followed at most: some are never said to have arrived
 */
public record Pace(Duration poll, Duration deliveryPoll, Duration followFor) {}
