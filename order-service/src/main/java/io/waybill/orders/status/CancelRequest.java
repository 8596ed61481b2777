package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;

/** Why an order is to be stopped. */
@Schema(name = "CancelOrder")
record CancelRequest(@Schema(implementation = CancelRequest.Reason.class) @NotNull String reason,
        @Schema(description = "for colleagues; no personal data") @Size(max = 500) String note) {

    enum Reason { CUSTOMER, INVENTORY, FRAUD, DECLINED, STAFF, OTHER }

    CancelRequest { note = requireNonNullElse(note, ""); }

    CancelOrder command(OrderId order, String by, Instant at) {
        var known = Choice.of("reason", reason, EnumSet.allOf(Reason.class));
        return new CancelOrder(order, known.name(), note, by, at);
    }
}
