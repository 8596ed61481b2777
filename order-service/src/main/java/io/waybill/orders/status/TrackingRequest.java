package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Tracking;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** How a parcel is really followed. */
@Schema(name = "CorrectTracking")
record TrackingRequest(@Size(max = 64) String carrier, @NotBlank @Size(max = 128) String trackingNumber,
        @Schema(description = "absolute, http or https") @Size(max = 1_000) String trackingUrl) {

    Tracking tracking() {
        return new ShipmentRequest(carrier, trackingNumber, trackingUrl, List.of()).tracking();
    }
}
