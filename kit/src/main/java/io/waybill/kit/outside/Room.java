package io.waybill.kit.outside;

import java.time.Duration;

/**
 * How many calls of an operation could begin now.
 *
 * @param noneFor how long to wait where it is none
 */
public record Room(int callsMax, Duration noneFor) {}
