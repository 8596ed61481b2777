package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.MergeShares;
import io.waybill.orders.order.OrderCommand.CancelShare;
import io.waybill.orders.order.OrderCommand.MoveShare;
import io.waybill.orders.order.OrderCommand.SplitShare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giving what nobody outside was asked for to another channel, or portioning it in another way. */
@RestController
@RequestMapping(path = "/api/fulfillment-orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fulfillment order commands")
class SharesController {

    private static final int MERGED_MAX = 99;
    private static final String ONLY_UNREQUESTED = "Only while nobody outside was asked for it; what was sent by hand stays. The units get a new fulfillment order, with an id of its own. ";

    private final Commands commands;
    private final InstantSource time;

    SharesController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @Schema(name = "MoveFulfillmentOrder")
    record Move(@Schema(allowableValues = {
            "DROPSHIP", "FBA", "MANUAL"}) @NotNull String channel,
            @Schema(description = "all that is owed unless given") @Size(max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid LineQuantity> lines) {

        Move { lines = requireNonNullElse(lines, List.of()); }
    }

    @Schema(name = "SplitFulfillmentOrder")
    record Split(
            @Schema(description = "what leaves; something has to stay") @NotEmpty @Size(max = PlaceOrderRequest.LINES_MAX) List<@NotNull @Valid LineQuantity> lines) {}

    @Schema(name = "MergeFulfillmentOrders")
    record Merge(
            @Schema(description = "ids of others of the same order and channel") @NotEmpty @Size(max = MERGED_MAX) List<@NotNull String> with) {}

    @PostMapping("/cancel")
    @Operation(summary = "Stop one channel", description = "Its units are not cancelled: what it could stop is given anew, by the rules of then, once it has said so. The remedy for one that is stuck. Takes no body.")
    @ApiResponse(responseCode = "200", description = "the order, with that channel asked to stop", useReturnTypeSchema = true)
    OrderView cancel(@PathVariable String id, Principal person) {
        var now = time.instant();
        return carryOut(new CancelShare(Ids.fulfillmentOrder(id), person.getName(), now), now);
    }

    @PostMapping(path = "/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give units to another channel", description = ONLY_UNREQUESTED
            + "The channel is asked at once where its auto-request is on, and gets portions that it takes.")
    @ApiResponse(responseCode = "200", description = "the order, with the units at the other channel", useReturnTypeSchema = true)
    OrderView move(@PathVariable String id, @Valid @RequestBody Move request, Principal person) {
        var now = time.instant();
        return carryOut(new MoveShare(Ids.fulfillmentOrder(id), Assignee.of(request.channel()),
                LineQuantity.units(request.lines()), person.getName(), now), now);
    }

    @PostMapping(path = "/split", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make a fulfillment order of its own for some units", description = ONLY_UNREQUESTED)
    @ApiResponse(responseCode = "200", description = "the order, with one more fulfillment order", useReturnTypeSchema = true)
    OrderView split(@PathVariable String id, @Valid @RequestBody Split request, Principal person) {
        var now = time.instant();
        return carryOut(new SplitShare(Ids.fulfillmentOrder(id), LineQuantity.units(request.lines()), person.getName(),
                now), now);
    }

    @PostMapping(path = "/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make one fulfillment order of several of the same channel", description = ONLY_UNREQUESTED
            + "Refused where the channel does not take so much at a time.")
    @ApiResponse(responseCode = "200", description = "the order, with one fulfillment order for the units of all", useReturnTypeSchema = true)
    OrderView merge(@PathVariable String id, @Valid @RequestBody Merge request, Principal person) {
        var now = time.instant();
        var first = Ids.fulfillmentOrder(id);
        var others = request.with().stream().map(Ids::fulfillmentOrder).collect(toSet());
        if (others.contains(first)) throw ProblemAnswers.invalid("with", "must name others than " + first);
        return carryOut(new MergeShares(first, others, person.getName(), now), now);
    }

    private OrderView carryOut(OrderCommand command, Instant now) {
        return OrderView.of(commands.carryOut(command).after(), now);
    }
}
