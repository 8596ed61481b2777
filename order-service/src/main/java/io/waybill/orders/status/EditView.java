package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.RecipientField;
import java.util.List;

/**
 * What staff said beside the source.
 *
 * @param recipientFields the fields of the recipient whose edit counts; what they say is not shown
 */
@Schema(name = "Edits")
record EditView(List<LineEdit> lines, List<RecipientField> recipientFields) {

    /** {@code overruled}: the source says something else than {@code sourceQuantity} by now, so the edit does not count. */
    @Schema(name = "EditedQuantity")
    record LineEdit(String lineId, int sourceQuantity, int quantity, boolean overruled) {}

    static EditView of(Order order) {
        var inForce = order.edits().inForceOver(order.told());
        var lines = order.edits()
                .quantities()
                .entrySet()
                .stream()
                .map(e -> new LineEdit(e.getKey(), e.getValue().sourceSaid(), e.getValue().quantity(), !inForce
                        .contains(e.getKey())))
                .toList();
        var aside = order.aside();
        return new EditView(lines, List.copyOf(aside.edits().inForceOver(aside.told())));
    }
}
