package io.waybill.kit.channel;

import java.time.Duration;

/**
 * What holds for every fulfillment order of a channel.
 *
 * @param submit how an unknown outcome is settled
 * @param cancellable whether the channel can be asked to stop
 * @param callTimeout the longest that one call takes
 * @param lease the longest that one step of work takes
 * @param lookEvery how soon to look again at what is under way
 */
public record Terms(Settling submit, boolean cancellable, Duration callTimeout, Duration lease, Duration lookEvery) {}
