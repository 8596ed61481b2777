package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.RescheduleOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeping an order from being begun, for a reason or until a time. */
@RestController
@RequestMapping(path = "/api/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Order commands")
class HoldsController {

    private final Commands commands;
    private final InstantSource time;

    HoldsController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @Schema(name = "RescheduleOrder")
    record Reschedule(@Schema(format = "date-time") @NotNull String fulfillAt) {}

    @PostMapping(path = "/hold", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Begin nothing more of an order until this hold is released", description = "At most 10 holds at once, told apart by handle. What a channel was asked for already goes on; cancel stops that.")
    @ApiResponse(responseCode = "200", description = "the order, held", useReturnTypeSchema = true)
    OrderView hold(@PathVariable String id, @Valid @RequestBody HoldRequest request, Principal person) {
        var now = time.instant();
        var command = request.command(Ids.order(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }

    @PostMapping(path = "/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Release one hold", description = "The order goes on once its last hold is released.")
    @ApiResponse(responseCode = "200", description = "the order, without that hold", useReturnTypeSchema = true)
    OrderView release(@PathVariable String id, @Valid @RequestBody HoldRequest.Release request, Principal person) {
        var now = time.instant();
        var command = request.command(Ids.order(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }

    @PostMapping(path = "/reschedule", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Begin what is still open at another time", description = "A time that has passed means now. Lies over what the source says, as long as the source says the same.")
    @ApiResponse(responseCode = "200", description = "the order, rescheduled", useReturnTypeSchema = true)
    OrderView reschedule(@PathVariable String id, @Valid @RequestBody Reschedule request, Principal person) {
        var now = time.instant();
        var command = new RescheduleOrder(Ids.order(id), Moments.of("fulfillAt", request.fulfillAt()),
                person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }
}
