package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderFact.OrderReceived;
import io.waybill.orders.order.Refusal;
import io.waybill.orders.processing.OrderReader;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Placing orders, and looking at them. */
@RestController
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class OrdersController {

    private static final int ITEMS_MAX = 200;
    private static final String ITEMS_DEFAULT = "50";

    private final Commands commands;
    private final OrderReader reader;
    private final InstantSource time;

    OrdersController(Commands commands, OrderReader reader, InstantSource time) {
        this.commands = commands;
        this.reader = reader;
        this.time = time;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Place an order, or tell its newer state", description = "Safe to repeat: what was taken before is answered with 200. A higher revision is an edit, a"
            + " lower one changes nothing, the same one with other content is refused.")
    @ApiResponse(responseCode = "201", description = "the order is new", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "the order was known; this is how it is now", useReturnTypeSchema = true)
    ResponseEntity<OrderView> place(@Valid @RequestBody PlaceOrderRequest request) {
        var now = time.instant();
        var granted = take(Placement.snapshot(request, now));
        var order = OrderView.of(granted.after(), now);
        var isNew = granted.facts().stream().anyMatch(OrderReceived.class::isInstance);
        return isNew
                ? ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(order)
                : ResponseEntity.ok(order);
    }

    private Granted take(ReceiveSnapshot snapshot) {
        try {
            return commands.carryOut(snapshot);
        } catch (IllegalArgumentException e) {
            // An edit can be impossible only together with what the order already holds.
            throw ProblemAnswers.invalid("lines", e.getMessage());
        }
    }

    @GetMapping
    @Operation(summary = "List orders, newest first")
    @ApiResponse(responseCode = "200", description = "a page of orders", useReturnTypeSchema = true)
    OrderListView list(@ParameterObject OrderQuery query,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = ITEMS_DEFAULT)) @RequestParam(defaultValue = ITEMS_DEFAULT) int limit) {
        var filter = query.filter();
        var items = upTo(limit);
        try {
            return OrderListView.of(reader.list(filter, cursor, items), time.instant());
        } catch (IllegalArgumentException e) {
            throw ProblemAnswers.invalid("cursor", e.getMessage());
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Look at one order")
    @ApiResponse(responseCode = "200", description = "the order", useReturnTypeSchema = true)
    OrderView get(@PathVariable String id) {
        return OrderView.of(existing(id), time.instant());
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "See what happened to an order, oldest first")
    @ApiResponse(responseCode = "200", description = "a page of its history", useReturnTypeSchema = true)
    TimelineView timeline(@PathVariable String id,
            @Parameter(description = "sequence of the last entry seen") @RequestParam(defaultValue = "0") long after,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = ITEMS_DEFAULT)) @RequestParam(defaultValue = ITEMS_DEFAULT) int limit) {
        if (after < 0) throw ProblemAnswers.invalid("after", "must be 0 or more, is %d".formatted(after));
        var items = upTo(limit);
        var order = existing(id);
        return TimelineView.of(reader.timeline(order.id(), after, items), order.version());
    }

    private static int upTo(int limit) {
        if (limit >= 1 && limit <= ITEMS_MAX) return limit;
        throw ProblemAnswers.invalid("limit", "must be 1 to %d, is %d".formatted(ITEMS_MAX, limit));
    }

    private Order existing(String id) {
        return reader.find(Ids.order(id))
                .orElseThrow(() -> ProblemAnswers.unknown(Refusal.Kind.UNKNOWN_ORDER, "order", id));
    }
}
