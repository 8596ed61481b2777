package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.Lifecycle;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.processing.OrderFilter;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the list is narrowed to, as given in the address; nothing given means every order. */
record OrderQuery(
        @Parameter(schema = @Schema(implementation = Lifecycle.class)) @Nullable String lifecycle,
        @Parameter(schema = @Schema(implementation = PaymentStatus.class)) @Nullable String paymentStatus,
        @Parameter(schema = @Schema(implementation = FulfillmentStatus.class)) @Nullable String fulfillmentStatus,
        @Parameter(schema = @Schema(implementation = ReturnStatus.class)) @Nullable String returnStatus,
        @Parameter(description = "a blocker's kind, such as NO_ROUTE or a channel's own word") @Nullable String blocker,
        @Parameter(description = "an exception's name, such as REFUND_DUE or a channel's own word") @Nullable String exception,
        @Parameter(description = "who has to act next", schema = @Schema(implementation = Owner.class)) @Nullable String owner,
        @Parameter(description = "part of a name, id, sku or tracking number") @Nullable String q) {

    private static final int TEXT_CHARS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,64}");

    private enum ReturnStatus { NO_RETURN }

    OrderFilter filter() {
        // Every order has this status so far, so it narrows nothing.
        Choice.optional("returnStatus", returnStatus, EnumSet.allOf(ReturnStatus.class));
        return new OrderFilter(Choice.optional("lifecycle", lifecycle, EnumSet.allOf(Lifecycle.class)),
                Choice.optional("paymentStatus", paymentStatus, EnumSet.allOf(PaymentStatus.class)),
                Choice.optional("fulfillmentStatus", fulfillmentStatus, EnumSet.allOf(FulfillmentStatus.class)),
                name("blocker", blocker), name("exception", exception), Choice.optional("owner", owner, EnumSet.allOf(
                        Owner.class)), text());
    }

    private static @Nullable String name(String field, @Nullable String name) {
        if (name == null || name.isEmpty()) return null;
        if (NAME.matcher(name).matches()) return name;
        throw ProblemAnswers.invalid(field, "must be a name in capital letters, such as NO_ROUTE");
    }

    private @Nullable String text() {
        if (q == null || q.isBlank()) return null;
        if (q.length() <= TEXT_CHARS_MAX && StrictJson.isStorable(q)) return q.strip();
        throw ProblemAnswers.invalid("q", "must be at most %d characters, none of them control characters".formatted(
                TEXT_CHARS_MAX));
    }
}
