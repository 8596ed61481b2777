package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Hold;
import io.waybill.orders.order.OrderCommand.HoldOrder;
import io.waybill.orders.order.OrderCommand.ReleaseHold;
import io.waybill.orders.order.OrderId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;

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

    HoldOrder command(OrderId order, String by, Instant at) {
        var known = Choice.of("reason", reason, EnumSet.allOf(Hold.Reason.class));
        return new HoldOrder(order, new Hold(handle, known, note, by, at));
    }

    /** Which hold is over. */
    @Schema(name = "ReleaseHold")
    record Release(@Schema(defaultValue = "hold") @Pattern(regexp = HoldRequest.HANDLE) String handle) {

        Release { handle = requireNonNullElse(handle, "hold"); }

        ReleaseHold command(OrderId order, String by, Instant at) {
            return new ReleaseHold(order, handle, by, at);
        }
    }
}
