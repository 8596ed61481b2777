package io.waybill.orders.status;

import io.waybill.orders.order.Units;
import java.util.List;

/** So many units of one line. */
record LineUnits(String lineId, int quantity) {

    static List<LineUnits> of(Units units) {
        return units.byLine().entrySet().stream().map(e -> new LineUnits(e.getKey(), e.getValue())).toList();
    }
}
