package io.waybill.orders.status;

import io.waybill.orders.order.Units;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** So many units of one line, as a person names them. */
record LineQuantity(@NotBlank @Size(max = 64) String lineId,
        @NotNull @Min(1) @Max(PlaceOrderRequest.QUANTITY_MAX) Long quantity) {

    static Units units(List<LineQuantity> lines) {
        Map<String, Integer> byLine = new HashMap<>();
        for (var line : lines) {
            if (byLine.put(line.lineId(), Math.toIntExact(line.quantity())) != null) {
                throw ProblemAnswers.invalid("lines", "name line %s twice".formatted(line.lineId()));
            }
        }
        return Units.of(byLine);
    }
}
