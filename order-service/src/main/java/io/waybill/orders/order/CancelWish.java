package io.waybill.orders.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A person's wish that units of an order are not sent.
 *
 * @param number 1, 2, 3 within one order
 * @param whole nothing of the order is sent any more, nor what is added to it later
 * @param lines what was neither sent nor cancelled when it was made
 * @param currency of the lines' prices
 */
public record CancelWish(int number, boolean whole, List<CancelLine> lines, String currency, CancelTerms terms,
        String by, Instant at) {

    /** So many units of a line, as the line was when somebody cancelled them: {@code ordered} units, at that price. */
    public record CancelLine(String lineId, int quantity, int ordered, BigDecimal unitPrice) {

        public CancelLine { unitPrice = Money.exact(unitPrice); }
    }

    public CancelWish {
        lines = List.copyOf(lines);
        at = Times.micros(at);
    }

    public Units units() {
        var units = new TreeMap<String, Integer>();
        lines.forEach(line -> units.put(line.lineId(), line.quantity()));
        return new Units(units);
    }

    Map<String, BigDecimal> unitPrices() {
        var prices = new TreeMap<String, BigDecimal>();
        lines.forEach(line -> prices.put(line.lineId(), line.unitPrice()));
        return prices;
    }
}
