package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.RouteOrder;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people can tell a whole order to do. */
@RestController
@RequestMapping(path = "/api/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Order commands")
class OrderCommandsController {

    private final Commands commands;
    private final InstantSource time;

    OrderCommandsController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @PostMapping(path = "/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Stop whatever of an order has not left yet", description = "Cancelling is a race with the channel: each line's units tell whether it was in time.")
    @ApiResponse(responseCode = "200", description = "the order is being stopped", useReturnTypeSchema = true)
    OrderView cancel(@PathVariable String id, @Valid @RequestBody CancelRequest request, Principal person) {
        var now = time.instant();
        var command = request.command(Ids.order(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }

    @PostMapping("/route")
    @Operation(summary = "Look for a channel again, also one that has refused before")
    @ApiResponse(responseCode = "200", description = "the order, routed where rules allow", useReturnTypeSchema = true)
    OrderView route(@PathVariable String id, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(new RouteOrder(Ids.order(id), person.getName(), now)).after(), now);
    }
}
