package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
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
    @Operation(summary = "Stop whatever of an order has not left yet", description = "The whole order, or the lines named. Cancelling is a race with the channel: the verdict of each line tells whether it was in time, and only then what is due for it is stated.")
    @ApiResponse(responseCode = "200", description = "the order is being stopped", useReturnTypeSchema = true)
    OrderView cancel(@PathVariable String id, @Valid @RequestBody CancelRequest request, Principal person) {
        var now = time.instant();
        var command = request.command(Ids.order(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }

    @PostMapping(path = "/edit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say something else than the source does", description = "Quantities, and fields of the address, while no channel works on what they change. Each lies over what the source says of the same field until the source changes that; then the source wins, and the timeline says so.")
    @ApiResponse(responseCode = "200", description = "the order, edited", useReturnTypeSchema = true)
    OrderView edit(@PathVariable String id, @Valid @RequestBody EditRequest request, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(request.command(Ids.order(id), person.getName(), now)).after(), now);
    }

    @PostMapping("/route")
    @Operation(summary = "Look for a channel again, also one that has refused before, or name one", description = "Without a channel the rules are asked again. A named one gets the open units whatever the rules say, in portions that it takes.")
    @ApiResponse(responseCode = "200", description = "the order, routed where rules allow or as told", useReturnTypeSchema = true)
    OrderView route(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable RouteRequest request,
            Principal person) {
        var now = time.instant();
        var wanted = request == null ? RouteRequest.BY_RULE : request;
        var command = wanted.command(Ids.order(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }
}
