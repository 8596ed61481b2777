package io.waybill.orders.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.waybill.orders.jobs.Job;
import io.waybill.orders.jobs.JobResult.Outcome;
import io.waybill.orders.jobs.Jobs;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One command for many orders: asked for at once, done in the background, looked at meanwhile. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Jobs")
class JobsController {

    private static final int ITEMS_MAX = 200;
    private static final String ITEMS_DEFAULT = "50";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Jobs jobs;
    private final BulkCommands commands;
    private final InstantSource time;

    JobsController(Jobs jobs, BulkCommands commands, InstantSource time) {
        this.jobs = jobs;
        this.commands = commands;
        this.time = time;
    }

    @PostMapping(path = "/orders/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Command many orders, each decided on its own", description = "At most 10,000, as a job. The fields are those of the single command and checked as there, before the job is made. An order named twice counts once; an id that is none is a refused order. Bring an Idempotency-Key: without one, a repeat is another job.")
    @ApiResponse(responseCode = "202", description = "the job, at its address", useReturnTypeSchema = true)
    ResponseEntity<JobView> make(@Valid @RequestBody BulkRequest request, Principal person) {
        var now = time.instant();
        var wish = commands.wish(request, person.getName(), now);
        var job = jobs.create(wish, request.orderIds(), now).orElseThrow(JobsController::tooMany);
        return ResponseEntity.accepted().location(URI.create("/api/jobs/" + job.id())).body(JobView.of(job));
    }

    @GetMapping("/jobs")
    @Operation(summary = "List jobs, newest first")
    @ApiResponse(responseCode = "200", description = "a page of jobs", useReturnTypeSchema = true)
    JobView.Page list(
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = ITEMS_DEFAULT)) @RequestParam(defaultValue = ITEMS_DEFAULT) int limit) {
        var items = upTo(limit);
        var before = cursor == null ? Long.MAX_VALUE : number(cursor).orElseThrow(() -> unusable(cursor));
        var found = jobs.list(before, items + 1);
        var page = found.stream().limit(items).map(JobView::of).toList();
        return new JobView.Page(page, found.size() > items ? page.getLast().id() : null);
    }

    @GetMapping("/jobs/{id}")
    @Operation(summary = "See how far a job is")
    @ApiResponse(responseCode = "200", description = "the job", useReturnTypeSchema = true)
    JobView get(@PathVariable String id) {
        return JobView.of(existing(id));
    }

    @GetMapping("/jobs/{id}/results")
    @Operation(summary = "See what became of each order of a job", description = "In the order of their ids.")
    @ApiResponse(responseCode = "200", description = "a page of its orders", useReturnTypeSchema = true)
    JobView.ResultPage results(@PathVariable String id,
            @Parameter(schema = @Schema(implementation = Outcome.class)) @RequestParam(required = false) @Nullable String outcome,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = ITEMS_DEFAULT)) @RequestParam(defaultValue = ITEMS_DEFAULT) int limit) {
        var job = existing(id);
        var items = upTo(limit);
        var wanted = Choice.optional("outcome", outcome, EnumSet.allOf(Outcome.class));
        var found = jobs.results(job.id(), wanted == null ? null : Outcome.valueOf(wanted), cursor == null
                ? ""
                : orderId(cursor), items + 1);
        var page = found.stream().limit(items).map(JobView.Result::of).toList();
        return new JobView.ResultPage(page, found.size() > items ? cursor(page) : null);
    }

    @PostMapping("/jobs/{id}/stop")
    @Operation(summary = "Command no more orders of a job", description = "What is pending stays so; what was done is not undone. Takes no body.")
    @ApiResponse(responseCode = "200", description = "the job, stopped", useReturnTypeSchema = true)
    JobView stop(@PathVariable String id) {
        var job = existing(id);
        var stopped = jobs.stop(job.id(), time.instant());
        var after = existing(id);
        if (stopped || after.state() == Job.State.STOPPED) return JobView.of(after);
        throw ProblemAnswers.of(HttpStatus.CONFLICT, "JOB_IS_OVER", "job %s is done already".formatted(id));
    }

    private Job existing(String id) {
        return number(id).flatMap(jobs::find)
                .orElseThrow(() -> ProblemAnswers.of(HttpStatus.NOT_FOUND, "UNKNOWN_JOB", "there is no job '%s'"
                        .formatted(id)));
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static int upTo(int limit) {
        if (limit >= 1 && limit <= ITEMS_MAX) return limit;
        throw ProblemAnswers.invalid("limit", "must be 1 to %d, is %d".formatted(ITEMS_MAX, limit));
    }

    /** Any text may have been named as an order, so it is not put into an address as it is. */
    private static String cursor(List<JobView.Result> page) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(page.getLast().orderId().getBytes(UTF_8));
    }

    private static String orderId(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (StrictJson.isStorable(text)) return text;
        } catch (IllegalArgumentException _) {
            // Answered below, in words of ours.
        }
        throw unusable(cursor);
    }

    private static ErrorResponseException unusable(String cursor) {
        return ProblemAnswers.invalid("cursor", "'%s' is not one that this list has given".formatted(cursor));
    }

    private static ErrorResponseException tooMany() {
        return ProblemAnswers.of(HttpStatus.CONFLICT, "TOO_MANY_JOBS", "%d jobs run already; wait, or stop one"
                .formatted(Jobs.RUNNING_MAX));
    }
}
