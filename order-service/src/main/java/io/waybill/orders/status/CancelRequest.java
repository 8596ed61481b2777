package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.CancelTerms;
import io.waybill.orders.order.OrderCommand.CancelOrder;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.RefundTerms;
import io.waybill.orders.order.Units;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an order, or units of it, are to be stopped, and what is to be given back for what could be. */
@Schema(name = "CancelOrder")
record CancelRequest(@Schema(implementation = CancelRequest.Reason.class) @NotNull String reason,
        @Schema(description = "for colleagues; no personal data") @Size(max = 500) String note,
        @Schema(description = "the whole order unless given, also what is added to it later") @Nullable @Size(min = 1, max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid LineQuantity> lines,
        @Schema(defaultValue = "true", description = "whether what is stopped counts as stock again") Boolean restock,
        @Valid Refund refund,
        @Schema(implementation = CancelRequest.AskedBy.class, defaultValue = "STAFF", description = "CUSTOMER: only within the store's window") String askedBy) {

    enum Reason { CUSTOMER, INVENTORY, FRAUD, DECLINED, STAFF, OTHER }

    enum AskedBy { STAFF, CUSTOMER }

    CancelRequest {
        note = requireNonNullElse(note, "");
        restock = requireNonNullElse(restock, true);
        refund = requireNonNullElse(refund, Refund.FULL);
        askedBy = requireNonNullElse(askedBy, AskedBy.STAFF.name());
    }

    /** Of the value of what could be stopped. What is due is stated only once every channel has answered. */
    @Schema(name = "RefundTerms")
    record Refund(
            @Schema(implementation = Kind.class, defaultValue = "FULL", description = "FULL: all but the fee; PARTIAL: at most amount; NONE: nothing") String kind,
            @Schema(example = "10.00", description = "for PARTIAL only, in the order's currency") @Nullable @Pattern(regexp = Refund.AMOUNT, message = Refund.EXPECTED) String amount,
            @Schema(example = "15", defaultValue = "0", description = "kept by the shop, of the value") @Pattern(regexp = "(\\d{1,2}(\\.\\d{1,2})?|100)", message = "must be 0 to 100, with at most 2 decimals") String restockingFeePercent) {

        static final Refund FULL = new Refund("FULL", null, "0");
        static final String AMOUNT = "\\d{1,15}(\\.\\d{1,4})?";
        static final String EXPECTED = "must be a decimal number such as 12.50, with at most 4 decimals";

        enum Kind { FULL, PARTIAL, NONE }

        Refund {
            kind = requireNonNullElse(kind, "FULL");
            restockingFeePercent = requireNonNullElse(restockingFeePercent, "0");
        }

        RefundTerms terms() {
            return new RefundTerms(amountMax(), new BigDecimal(restockingFeePercent));
        }

        private @Nullable BigDecimal amountMax() {
            var chosen = Choice.of("refund.kind", kind, EnumSet.allOf(Kind.class));
            if ((chosen == Kind.PARTIAL) != (amount != null)) {
                throw ProblemAnswers.invalid("refund.amount", "must be given for PARTIAL, and for nothing else");
            }
            return switch (chosen) {
                case FULL -> null;
                case PARTIAL -> amount == null ? null : new BigDecimal(amount);
                case NONE -> BigDecimal.ZERO;
            };
        }
    }

    CancelOrder command(OrderId id, String person, Instant at) {
        var why = Choice.of("reason", reason, EnumSet.allOf(Reason.class));
        var asking = Choice.of("askedBy", askedBy, EnumSet.allOf(AskedBy.class));
        var units = lines == null ? Units.NONE : LineQuantity.units(lines);
        return new CancelOrder(id, units, new CancelTerms(why.name(), note, restock, refund
                .terms()), asking == AskedBy.CUSTOMER, person, at);
    }
}
