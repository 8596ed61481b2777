package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Hold;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Why nothing more of an order is to be begun, and by what name the hold is released. */
@Schema(name = "HoldOrder")
record HoldRequest(
        @Schema(defaultValue = "hold", description = "tells holds of one order apart") @Pattern(regexp = HoldRequest.HANDLE) String handle,
        @Schema(implementation = Hold.Reason.class) @NotNull String reason,
        @Schema(description = "for colleagues; no personal data") @Size(max = 255) String note) {

    static final String HANDLE = "[A-Za-z0-9_.-]{1,64}";

    HoldRequest {
        handle = requireNonNullElse(handle, "hold");
        note = requireNonNullElse(note, "");
    }

    /** Which hold is over. */
    @Schema(name = "ReleaseHold")
    record Release(@Schema(defaultValue = "hold") @Pattern(regexp = HoldRequest.HANDLE) String handle) {

        Release { handle = requireNonNullElse(handle, "hold"); }
    }
}
