package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its source shows it now, with a revision of the caller's; what is left out gets a default. Its parts are
 * named as in JSON, so there are as many as the form has.
 */
@Schema(name = "PlaceOrder")
@JsonIgnoreProperties(ignoreUnknown = true)
record PlaceOrderRequest(
        @Schema(defaultValue = "API", description = "only API may be placed here") @Size(max = 32) String platform,
        @NotBlank @Size(max = 128) String store,
        @NotBlank @Size(max = 128) String externalId,
        @Schema(description = "a newer state of the order needs a higher one") @NotNull @Min(1) Long revision,
        @Schema(description = "what people call it; # and externalId unless given") @Size(max = 128) String name,
        @Schema(format = "date-time") @NotNull String placedAt,
        @Schema(format = "date-time", description = "nothing is begun before; pre-orders and subscriptions") @Nullable String fulfillAt,
        @Schema(example = "USD") @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Schema(allowableValues = {
                "PENDING", "AUTHORIZED", "EXPIRED", "PARTIALLY_PAID", "PAID",
                "PARTIALLY_REFUNDED", "REFUNDED", "VOIDED", "UNKNOWN"}, defaultValue = "UNKNOWN") String paymentStatus,
        @Schema(format = "date-time", description = "when an AUTHORIZED payment lapses") @Nullable String authorizedUntil,
        @Schema(defaultValue = "web") @Size(max = 64) String salesChannel,
        @Schema(allowableValues = {"SHIPPING", "PICK_UP", "PICKUP_POINT", "LOCAL", "RETAIL",
                "NONE"}, defaultValue = "SHIPPING") String deliveryMethod,
        @Schema(description = "the till or warehouse it was sold at") @Size(max = 128) String locationId,
        @Size(max = 254) String email,
        @Size(max = PlaceOrderRequest.TAGS_MAX) List<@NotNull @Size(max = 64) String> tags,
        @Schema(defaultValue = "false") Boolean test,
        @Valid Address shippingAddress,
        @NotNull @Size(min = 1, max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid OrderedLine> lines) {

    static final int LINES_MAX = 1_000;
    static final int TAGS_MAX = 100;
    static final int QUANTITY_MAX = 1_000_000;

    PlaceOrderRequest {
        platform = requireNonNullElse(platform, "API");
        name = requireNonNullElse(name, "#" + externalId);
        paymentStatus = requireNonNullElse(paymentStatus, "UNKNOWN");
        salesChannel = requireNonNullElse(salesChannel, "web");
        deliveryMethod = requireNonNullElse(deliveryMethod, "SHIPPING");
        locationId = requireNonNullElse(locationId, "");
        email = requireNonNullElse(email, "");
        tags = requireNonNullElse(tags, List.of());
        test = requireNonNullElse(test, false);
        shippingAddress = requireNonNullElse(shippingAddress, Address.NONE);
    }

    /** Where the order goes; personal data, so never printed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(@Size(max = 255) String name, @Size(max = 255) String address1, @Size(max = 255) String address2,
            @Size(max = 128) String city, @Size(max = 128) String province, @Size(max = 32) String postalCode,
            @Schema(example = "US") @Pattern(regexp = "([A-Z]{2})?") String countryCode,
            @Size(max = 64) String phone) {

        static final Address NONE = new Address("", "", "", "", "", "", "", "");

        Address {
            name = requireNonNullElse(name, "");
            address1 = requireNonNullElse(address1, "");
            address2 = requireNonNullElse(address2, "");
            city = requireNonNullElse(city, "");
            province = requireNonNullElse(province, "");
            postalCode = requireNonNullElse(postalCode, "");
            countryCode = requireNonNullElse(countryCode, "");
            phone = requireNonNullElse(phone, "");
        }

        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /** One sku and quantity. Quantity 0 in a later revision takes the line back. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderedLine(@NotBlank @Size(max = 64) String lineId, @NotBlank @Size(max = 128) String sku,
            @Size(max = 255) String title, @Size(max = 128) String vendor,
            @NotNull @Min(0) @Max(QUANTITY_MAX) Long quantity,
            @Schema(example = "12.50", defaultValue = "0") @Pattern(regexp = "\\d{1,15}(\\.\\d{1,4})?", message = "must be a decimal number such as 12.50, with at most 4 decimals") String unitPrice,
            @Schema(defaultValue = "true") Boolean requiresShipping) {

        OrderedLine {
            title = requireNonNullElse(title, "");
            vendor = requireNonNullElse(vendor, "");
            unitPrice = requireNonNullElse(unitPrice, "0");
            requiresShipping = requireNonNullElse(requiresShipping, true);
        }
    }

    @Override
    public String toString() {
        return "PlaceOrderRequest[%s %s %s r%s]".formatted(platform, store, externalId, revision);
    }
}
