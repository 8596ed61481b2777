package io.waybill.standalone.demo;

/**
 * Everybody that takes part in a demo.
 *
 * @param orders order-service as an operator sees it
 * @param admin order-service as an admin sees it
 * @param till a store of the simulated outside world
 * @param outside all of that world, and its ledger
 */
public record Cast(Api orders, Api admin, Api till, Api outside) {}
