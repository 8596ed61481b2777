package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Tracking;
import io.waybill.orders.order.Units;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A parcel that somebody sent, or goods handed over. */
@Schema(name = "RecordShipment")
record ShipmentRequest(@Size(max = 64) String carrier, @Size(max = 128) String trackingNumber,
        @Schema(description = "absolute, http or https") @Size(max = 1_000) String trackingUrl,
        @Schema(description = "all that is owed unless given") @Size(max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid LineQuantity> lines) {

    static final ShipmentRequest EVERYTHING = new ShipmentRequest("", "", "", List.of());

    private static final Set<String> SCHEMES = Set.of("http", "https");

    ShipmentRequest {
        carrier = requireNonNullElse(carrier, "");
        trackingNumber = requireNonNullElse(trackingNumber, "");
        trackingUrl = requireNonNullElse(trackingUrl, "");
        lines = requireNonNullElse(lines, List.of());
    }

    Tracking tracking() {
        // People click it in the console: a script or file address must never get that far.
        if (!trackingUrl.isEmpty() && !isWebAddress(trackingUrl)) {
            throw ProblemAnswers.invalid("trackingUrl", "must be an absolute http or https address");
        }
        return new Tracking(carrier, trackingNumber, trackingUrl);
    }

    Units units() {
        return LineQuantity.units(lines);
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri
                    .getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
