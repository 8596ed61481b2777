package io.waybill.orders.wire;

import io.waybill.orders.order.Line;
import io.waybill.orders.order.Units;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import java.util.List;
import java.util.TreeMap;

/** Lines, and so many units of them. */
public final class Lines {

    private Lines() {}

    public static OrderLine toRecord(Line line) {
        return new OrderLine(line.lineId(), line.sku(), line.title(), line.vendor(), line.quantity(), line.unitPrice(),
                line.requiresShipping());
    }

    public static Line fromRecord(OrderLine line) {
        return new Line(line.getLineId(), line.getSku(), line.getTitle(), line.getVendor(), line.getQuantity(),
                line.getUnitPrice(), line.getRequiresShipping());
    }

    public static List<LineQuantity> toRecords(Units units) {
        return units.byLine().entrySet().stream().map(e -> new LineQuantity(e.getKey(), e.getValue())).toList();
    }

    public static Units fromRecords(List<LineQuantity> lines) {
        var byLine = new TreeMap<String, Integer>();
        for (var line : lines) byLine.merge(line.getLineId(), line.getQuantity(), Math::addExact);
        return new Units(byLine);
    }
}
