package io.waybill.simulator.amazon.outbound;

/**
 * One item of an order.
 *
 * @param reserved units that the stock had for it; the rest is unfulfillable
 * @param dropped  units that were cancelled after picking had begun
 */
record Line(Sku sku, String itemId, int quantity, int reserved, int dropped) {

    int missing() {
        return quantity - reserved;
    }

    Line reserving(int units) {
        return new Line(sku, itemId, quantity, units, dropped);
    }

    Line dropping(int units) {
        return new Line(sku, itemId, quantity, reserved, units);
    }
}
