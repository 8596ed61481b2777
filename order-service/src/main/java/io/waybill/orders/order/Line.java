package io.waybill.orders.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One sku and quantity of an order, as its source shows it now. */
public record Line(String lineId, String sku, String title, String vendor, int quantity, BigDecimal unitPrice,
        boolean requiresShipping) {

    private static final int QUANTITY_MAX = 1_000_000;
    private static final int PRICE_SCALE = 4;

    public Line {
        if (lineId.isBlank()) throw new IllegalArgumentException("line id must not be blank");
        if (quantity < 0 || quantity > QUANTITY_MAX) {
            throw new IllegalArgumentException(
                    "line %s: quantity must be 0 to %d, is %d".formatted(lineId, QUANTITY_MAX, quantity));
        }
        if (unitPrice.signum() < 0 || unitPrice.stripTrailingZeros().scale() > PRICE_SCALE) {
            throw new IllegalArgumentException("line %s: unit price must be 0 or more, with at most %d decimals, is %s"
                    .formatted(lineId, PRICE_SCALE, unitPrice));
        }
        unitPrice = unitPrice.setScale(PRICE_SCALE, RoundingMode.UNNECESSARY);
    }

    Line withQuantity(int other) {
        return new Line(lineId, sku, title, vendor, other, unitPrice, requiresShipping);
    }
}
