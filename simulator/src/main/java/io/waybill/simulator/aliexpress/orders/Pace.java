package io.waybill.simulator.aliexpress.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast suppliers work.
 *
 * @param riskControl    how long a payment is under review
 * @param sending        from then to the first parcel's leaving
 * @param betweenParcels from one parcel's leaving to the next one's
 * @param tracking       from a parcel's leaving to something's being known of it
 * @param finalNumber    from its leaving to its last carrier's number
 * @param delivery       from its leaving to its delivery
 * @param finishing      from the last delivery to the order's end
 * @param payTimeout     an order that is not paid is closed then
 */
public record Pace(@DefaultValue("300ms") Duration riskControl, @DefaultValue("1200ms") Duration sending,
        @DefaultValue("500ms") Duration betweenParcels, @DefaultValue("300ms") Duration tracking,
        @DefaultValue("2s") Duration finalNumber, @DefaultValue("4s") Duration delivery,
        @DefaultValue("1s") Duration finishing, @DefaultValue("24h") Duration payTimeout) {}
