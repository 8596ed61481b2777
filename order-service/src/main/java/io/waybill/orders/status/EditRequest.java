package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.OrderCommand.EditOrder;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.RecipientField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What staff say of an order beside its source; what is left out stays as it is. */
@Schema(name = "EditOrder")
record EditRequest(@Size(max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid EditedLine> lines,
        @Valid EditedAddress shippingAddress, @Nullable @Size(max = 254) String email) {

    EditRequest {
        lines = requireNonNullElse(lines, List.of());
        shippingAddress = requireNonNullElse(shippingAddress, EditedAddress.SAME);
    }

    /** How many of a line there are to be; 0: none. */
    record EditedLine(@NotBlank @Size(max = 64) String lineId,
            @NotNull @Min(0) @Max(PlaceOrderRequest.QUANTITY_MAX) Long quantity) {}

    /** Personal data, so never printed. */
    record EditedAddress(@Nullable @Size(max = 255) String name, @Nullable @Size(max = 255) String address1,
            @Nullable @Size(max = 255) String address2, @Nullable @Size(max = 128) String city,
            @Nullable @Size(max = 128) String province, @Nullable @Size(max = 32) String postalCode,
            @Schema(example = "US") @Nullable @Pattern(regexp = "([A-Z]{2})?") String countryCode,
            @Nullable @Size(max = 64) String phone) {

        static final EditedAddress SAME = new EditedAddress(null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "EditedAddress[***]";
        }
    }

    EditOrder command(OrderId id, String person, Instant at) {
        var quantities = quantities();
        var recipient = recipient();
        if (quantities.isEmpty() && recipient.isEmpty()) {
            throw ProblemAnswers.invalid("lines", "must be given, or shippingAddress, or email: nothing is edited");
        }
        return new EditOrder(id, quantities, recipient, person, at);
    }

    private Map<String, Integer> quantities() {
        Map<String, Integer> byLine = new HashMap<>();
        for (var line : lines) {
            if (byLine.put(line.lineId(), Math.toIntExact(line.quantity())) != null) {
                throw ProblemAnswers.invalid("lines", "name line %s twice".formatted(line.lineId()));
            }
        }
        return byLine;
    }

    private Map<RecipientField, String> recipient() {
        var said = new EnumMap<RecipientField, String>(RecipientField.class);
        for (var field : RecipientField.values()) {
            var value = value(field);
            if (value != null) said.put(field, value);
        }
        return said;
    }

    private @Nullable String value(RecipientField field) {
        var to = shippingAddress;
        return switch (field) {
            case NAME -> to.name();
            case ADDRESS1 -> to.address1();
            case ADDRESS2 -> to.address2();
            case CITY -> to.city();
            case PROVINCE -> to.province();
            case POSTAL_CODE -> to.postalCode();
            case COUNTRY_CODE -> to.countryCode();
            case PHONE -> to.phone();
            case EMAIL -> email;
        };
    }

    @Override
    public String toString() {
        return "EditRequest" + lines;
    }
}
