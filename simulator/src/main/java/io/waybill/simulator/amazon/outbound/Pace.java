package io.waybill.simulator.amazon.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast Amazon works for one seller.
 *
 * @param received       from the order to Planning
 * @param planning       from Planning to Processing
 * @param processing     from Processing to the first shipment's leaving
 * @param betweenParcels from one shipment's leaving to the next one's
 * @param trackingNumber from a shipment's leaving to its tracking number's being known
 * @param delivery       from a shipment's leaving to its delivery
 * @param cancelling     from the call to Cancelled
 * @param hold           a held order that nobody releases is cancelled then
 * @param fillAll        an order with the policy FillAll waits so long for units that are missing
 */
public record Pace(@DefaultValue("300ms") Duration received, @DefaultValue("500ms") Duration planning,
        @DefaultValue("1s") Duration processing, @DefaultValue("500ms") Duration betweenParcels,
        @DefaultValue("300ms") Duration trackingNumber, @DefaultValue("4s") Duration delivery,
        @DefaultValue("300ms") Duration cancelling, @DefaultValue("14d") Duration hold,
        @DefaultValue("24h") Duration fillAll) {}
