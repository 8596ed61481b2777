package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.RouteOrder;
import io.waybill.orders.order.OrderCommand.RouteTo;
import io.waybill.orders.order.OrderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where open units are to go. */
@Schema(name = "RouteOrder")
record RouteRequest(
        @Schema(description = "whatever the rules say; without it the rules are asked", allowableValues = {
                "DROPSHIP",
                "FBA", "MANUAL"}) @Nullable String channel,
        @Schema(description = "all that is open unless given") @Size(max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid LineQuantity> lines) {

    static final RouteRequest BY_RULE = new RouteRequest(null, List.of());

    RouteRequest { lines = requireNonNullElse(lines, List.of()); }

    OrderCommand command(OrderId id, String by, Instant at) {
        if (channel != null) return new RouteTo(id, Assignee.of(channel), LineQuantity.units(lines), by, at);
        if (!lines.isEmpty()) throw ProblemAnswers.invalid("channel", "must be named where lines are");
        return new RouteOrder(id, by, at);
    }
}
