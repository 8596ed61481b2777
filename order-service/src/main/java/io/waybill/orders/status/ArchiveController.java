package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.ArchiveOrder;
import io.waybill.orders.order.OrderCommand.UnarchiveOrder;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Putting orders away, and taking them out again. */
@RestController
@RequestMapping(path = "/api/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Order commands")
class ArchiveController {

    private final Commands commands;
    private final InstantSource time;

    ArchiveController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @PostMapping("/archive")
    @Operation(summary = "Put an order away", description = "It goes on as before; news about it takes it out again. Takes no body.")
    @ApiResponse(responseCode = "200", description = "the order, archived", useReturnTypeSchema = true)
    OrderView archive(@PathVariable String id, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(new ArchiveOrder(Ids.order(id), person.getName(), now)).after(), now);
    }

    @PostMapping("/unarchive")
    @Operation(summary = "Take an order out again", description = "From then on it is not archived by itself. Takes no body.")
    @ApiResponse(responseCode = "200", description = "the order, open", useReturnTypeSchema = true)
    OrderView unarchive(@PathVariable String id, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(new UnarchiveOrder(Ids.order(id), person.getName(), now)).after(), now);
    }
}
