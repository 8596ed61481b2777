package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import io.waybill.orders.order.OrderCommand.RequestOrder;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requesting orders whose channels are not asked by themselves, singly or many at once. */
@RestController
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Order commands")
class RequestsController {

    static final int ORDERS_MAX = 200;

    private final Commands commands;
    private final InstantSource time;

    RequestsController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    @Schema(name = "RequestOrders")
    record RequestMany(@NotNull @NotEmpty @Size(max = ORDERS_MAX) List<@NotNull String> orderIds) {}

    /** What became of each order, in the order in which they were named; an order named twice is there once. */
    @Schema(name = "RequestedOrders")
    record Requested(List<Item> items) {}

    /** {@code problem} says why not, in the form in which a single request would be answered. */
    @Schema(name = "RequestedOrder")
    record Item(String orderId, boolean granted, @Nullable ProblemDetail problem) {}

    @PostMapping("/{id}/request")
    @Operation(summary = "Ask the channels that wait for it", description = "Where a store's orders are not requested by themselves (blocker AWAITING_REQUEST). Takes no body.")
    @ApiResponse(responseCode = "200", description = "the order, with all its channels asked", useReturnTypeSchema = true)
    OrderView request(@PathVariable String id, Principal person) {
        var now = time.instant();
        return OrderView.of(commands.carryOut(new RequestOrder(Ids.order(id), person.getName(), now)).after(), now);
    }

    @PostMapping(path = "/request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The same for many orders, each decided on its own", description = "At most 200; POST /api/orders/bulk takes more, as a job. Safe to repeat: an order that was requested before is answered with nothing-to-request.")
    @ApiResponse(responseCode = "200", description = "what became of each", useReturnTypeSchema = true)
    Requested requestMany(@Valid @RequestBody RequestMany request, Principal person) {
        var items = new LinkedHashMap<String, Item>();
        var wanted = new LinkedHashMap<String, RequestOrder>();
        for (var text : new LinkedHashSet<>(request.orderIds())) {
            // Keeps its place in the answer.
            items.put(text, unknown(text));
            OrderId.parse(text)
                    .ifPresent(id -> wanted.put(text, new RequestOrder(id, person.getName(), time
                            .instant())));
        }
        items.putAll(decided(wanted));
        return new Requested(List.copyOf(items.values()));
    }

    private Map<String, Item> decided(Map<String, RequestOrder> wanted) {
        var decisions = commands.decideEach(List.copyOf(wanted.values())).iterator();
        var items = new LinkedHashMap<String, Item>();
        wanted.keySet().forEach(id -> items.put(id, switch (decisions.next()) {
            case Granted _ -> new Item(id, true, null);
            case Refused(var refusal) -> new Item(id, false, ProblemAnswers.problem(id, refusal));
        }));
        return items;
    }

    private static Item unknown(String id) {
        return new Item(id, false, ProblemAnswers.unknown(Refusal.Kind.UNKNOWN_ORDER, "order", id).getBody());
    }
}
