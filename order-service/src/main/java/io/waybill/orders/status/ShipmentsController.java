package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.CorrectTracking;
import io.waybill.orders.order.OrderCommand.RecordShipment;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parcels that people enter, correct and undo. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Shipments")
class ShipmentsController {

    private final Commands commands;
    private final InstantSource time;

    ShipmentsController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @PostMapping("/fulfillment-orders/{id}/shipments")
    @Operation(summary = "Record a parcel sent, or goods handed over, by hand", description = "Without lines: everything that the fulfillment order still owes.")
    @ApiResponse(responseCode = "201", description = "the order with its new shipment", useReturnTypeSchema = true)
    ResponseEntity<OrderView> ship(@PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ShipmentRequest request, Principal person) {
        var now = time.instant();
        var parcel = request == null ? ShipmentRequest.EVERYTHING : request;
        var command = new RecordShipment(Ids.fulfillmentOrder(id), parcel.tracking(), parcel.units(), person
                .getName(), now);
        var order = OrderView.of(commands.carryOut(command).after(), now);
        return ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(order);
    }

    @PostMapping(path = "/shipments/{id}/tracking", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Correct how a parcel is followed", description = "The lighter way where it went out under another number. Only for shipments entered by hand; all parts are replaced.")
    @ApiResponse(responseCode = "200", description = "the order with the corrected shipment", useReturnTypeSchema = true)
    OrderView correct(@PathVariable String id, @Valid @RequestBody TrackingRequest request, Principal person) {
        var now = time.instant();
        var command = new CorrectTracking(Ids.shipment(id), request.tracking(), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }

    @PostMapping("/shipments/{id}/cancel")
    @Operation(summary = "Un-fulfill: the parcel never went out, its units are open again", description = "Only for shipments entered by hand, and never for a sale over the counter: the refusal says who sent the parcel, where it is and what can be done. Where only its number is wrong, correct that instead.")
    @ApiResponse(responseCode = "200", description = "the order without that shipment", useReturnTypeSchema = true)
    OrderView cancel(@PathVariable String id, Principal person) {
        var now = time.instant();
        var command = new CancelShipment(Ids.shipment(id), person.getName(), now);
        return OrderView.of(commands.carryOut(command).after(), now);
    }
}
