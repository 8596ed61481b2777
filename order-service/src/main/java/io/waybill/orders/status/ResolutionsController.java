package io.waybill.orders.status;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.order.OrderCommand.ResolveOutcome;
import io.waybill.orders.order.Resolution;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where nobody can know what became of a call to the outside, a person looks there and says so. */
@RestController
@RequestMapping(path = "/api/fulfillment-orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fulfillment order commands")
class ResolutionsController {

    private final Commands commands;
    private final InstantSource time;

    ResolutionsController(Commands commands, InstantSource time) {
        this.commands = commands;
        this.time = time;
    }

    /** How an unknown outcome is settled. */
    @Schema(name = "ResolveOutcome")
    record ResolveRequest(
            @Schema(implementation = Resolution.Kind.class, description = "ADOPT: that order outside is ours; REPEAT: none was made, ask again; GIVE_UP: no more attempts") @NotNull String kind,
            @Schema(example = "8123", description = "for ADOPT only: the order's number outside, several separated by commas") @Size(max = 500) String externalRef) {

        private static final Pattern REF = Pattern.compile("[!-~]{1,64}");

        ResolveRequest { externalRef = requireNonNullElse(externalRef, ""); }

        Resolution by(String person, Instant at) {
            var chosen = Choice.of("kind", kind, EnumSet.allOf(Resolution.Kind.class));
            return switch (chosen) {
                case ADOPT -> new Resolution(chosen, refs(), person, at);
                case REPEAT, GIVE_UP -> {
                    if (!externalRef.isEmpty()) throw wrongRef("is only for ADOPT");
                    yield new Resolution(chosen, "", person, at);
                }
            };
        }

        private String refs() {
            return Arrays.stream(externalRef.split(",", -1)).map(String::strip).map(ref -> {
                if (REF.matcher(ref).matches()) return ref;
                throw wrongRef("must be 1 to 64 visible characters, or several such numbers separated by commas");
            }).distinct().collect(joining(","));
        }

        private static RuntimeException wrongRef(String detail) {
            return ProblemAnswers.invalid("externalRef", detail);
        }
    }

    @PostMapping(path = "/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Settle an unknown outcome", description = "Only while the channel reports OUTCOME_UNKNOWN or IDS_UNKNOWN. The wish is said again with what was decided; a cancel wish stays one.")
    @ApiResponse(responseCode = "200", description = "the order, whose channel is told", useReturnTypeSchema = true)
    OrderView resolve(@PathVariable String id, @Valid @RequestBody ResolveRequest request, Principal person) {
        var now = time.instant();
        var command = new ResolveOutcome(Ids.fulfillmentOrder(id), request.by(person.getName(), now));
        return OrderView.of(commands.carryOut(command).after(), now);
    }
}
