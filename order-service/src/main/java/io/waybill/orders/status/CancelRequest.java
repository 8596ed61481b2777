package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Why an order is to be stopped. */
@Schema(name = "CancelOrder")
record CancelRequest(@Schema(implementation = CancelRequest.Reason.class) @NotNull String reason,
        @Schema(description = "for colleagues; no personal data") @Size(max = 500) String note) {

    enum Reason { CUSTOMER, INVENTORY, FRAUD, DECLINED, STAFF, OTHER }

    CancelRequest { note = requireNonNullElse(note, ""); }
}
