package io.waybill.orders.watching;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.kit.web.Problems;
import io.waybill.kit.web.Problems.InvalidField;
import io.waybill.orders.order.Invariant;
import io.waybill.orders.processing.OrderAudit;
import io.waybill.orders.processing.OrderAudit.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks at all orders, part by part, whether they break what must always hold: now, and not at the watch's pace. */
@RestController
@RequestMapping(path = "/api/ops/invariants", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Invariants")
class InvariantsController {

    static final int ORDERS_MAX = 1_000;

    private final OrderAudit audit;
    private final InstantSource time;

    InvariantsController(OrderAudit audit, InstantSource time) {
        this.audit = audit;
        this.time = time;
    }

    /** {@code next} continues; null: all orders were looked at as they were since the first part was asked for. */
    @Schema(name = "CheckedOrders")
    record Checked(int checked, List<Broken> broken, @Nullable String next) {}

    /** An order that breaks something: {@code facts} are in its journal, {@code lastSequence} is that of the last. */
    @Schema(name = "BrokenOrder")
    record Broken(String orderId, Set<Invariant> invariants, long version, long facts, long lastSequence) {}

    @GetMapping
    @Operation(summary = "Check the next orders", description = "Units and cents conserved, ids and facts without gap, documents readable and of the last fact. Ask on with next until there is none.")
    @ApiResponse(responseCode = "200", description = "how many were checked, and which break something", useReturnTypeSchema = true)
    Checked check(
            @Parameter(description = "next of the part before") @RequestParam(required = false) @Nullable String cursor) {
        var from = cursor == null ? CheckCursor.from(time.instant()) : read(cursor);
        var entries = audit.after(from.position(), ORDERS_MAX);
        var broken = entries.stream().map(InvariantsController::broken).filter(b -> !b.invariants().isEmpty()).toList();
        var more = entries.size() == ORDERS_MAX && !entries.getLast().position().changedAt().isAfter(from.until());
        return new Checked(entries.size(), broken, more ? from.at(entries.getLast().position()).write() : null);
    }

    private static Broken broken(Entry entry) {
        return new Broken(entry.position().orderId(), Soundness.brokenBy(entry), entry.version(), entry.facts(),
                entry.last());
    }

    private static CheckCursor read(String cursor) {
        return CheckCursor.read(cursor).orElseThrow(() -> {
            var wrong = new InvalidField("cursor", "must be the next of an answer before");
            return new ErrorResponseException(HttpStatus.BAD_REQUEST,
                    Problems.invalid(HttpStatus.BAD_REQUEST, List.of(wrong)), null);
        });
    }
}
