package io.waybill.simulator.amazon.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Something a seller has in Amazon's centers, and how it behaves there.
 *
 * @param stock                  units at the start
 * @param center                 where it lies: what lies elsewhere makes a shipment of its own
 * @param carrier                who brings what is shipped from there
 * @param unitsPerPackage        a package holds so many; 0: all lines without a limit share one
 * @param planningFor            at least so long its orders stay in Planning
 * @param pickedAtOnce           its orders are in Processing as soon as they exist
 * @param packingFor             at least so long its orders stay in Processing
 * @param firstShipmentCancelled the center gives the first shipment up, and another is made
 */
public record Sku(String sku, @DefaultValue("1000000") int stock, @DefaultValue("PHX3") String center,
        @DefaultValue("Amazon Logistics") String carrier, @DefaultValue("0") int unitsPerPackage,
        @DefaultValue("0s") Duration planningFor, @DefaultValue("false") boolean pickedAtOnce,
        @DefaultValue("0s") Duration packingFor,
        @DefaultValue("false") boolean firstShipmentCancelled) {}
