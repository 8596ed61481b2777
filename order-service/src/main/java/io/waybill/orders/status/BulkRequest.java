package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.jobs.Jobs;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command for many orders, with the fields that its single form has. */
@Schema(name = "CommandOrders")
record BulkRequest(@Schema(implementation = BulkCommands.Command.class) @NotNull String command,
        @NotNull @NotEmpty @Size(max = Jobs.ORDERS_MAX, message = "must be at most 10,000 orders") List<@NotNull @Size(max = BulkRequest.ID_CHARS_MAX) String> orderIds,
        @Schema(description = "of HOLD and CANCEL, in the words of each") @Nullable String reason,
        @Schema(description = "of HOLD and CANCEL; no personal data") @Nullable String note,
        @Schema(description = "of CANCEL") @Nullable Boolean restock,
        @Schema(description = "of CANCEL") CancelRequest.@Nullable Refund refund,
        @Schema(description = "of HOLD and RELEASE") @Nullable String handle) {

    static final int ID_CHARS_MAX = 100;
}
