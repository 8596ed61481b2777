package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.EraseOrder;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deleting an order, which erases whoever bought it. */
@RestController
@RequestMapping(path = "/api/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Order commands")
class ErasureController {

    private final Commands commands;
    private final InstantSource time;

    ErasureController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @DeleteMapping
    @Operation(summary = "Delete an order: erase its personal data everywhere, for good", description = "Only a cancelled or archived order that is a test, unpaid or placed through the API, and of which"
            + " nothing is owed or under way. Its id and bare facts stay; whatever comes of it later is ignored, and"
            + " placing it again or commanding it is answered with 410.")
    @ApiResponse(responseCode = "200", description = "the bare order", useReturnTypeSchema = true)
    OrderView delete(@PathVariable String id, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(new EraseOrder(Ids.order(id), person.getName(), now)).after(), now);
    }
}
