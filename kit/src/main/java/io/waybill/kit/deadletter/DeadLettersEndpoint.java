package io.waybill.kit.deadletter;

import io.waybill.kit.kafka.PassingFailure;
import io.waybill.kit.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for operators, oldest first. */
@RestController
@RequestMapping("/api/ops/dead-letters")
class DeadLettersEndpoint {

    private static final int PAGE_MAX = 200;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final DeadLetterRows rows;
    private final DeadLetterDesk desk;
    private final Redrive redrive;

    DeadLettersEndpoint(DeadLetterRows rows, DeadLetterDesk desk, Redrive redrive) {
        this.rows = rows;
        this.desk = desk;
        this.redrive = redrive;
    }

    @GetMapping
    DeadLetterPage list(@RequestParam(required = false) @Nullable String reader,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String orderId,
            @RequestParam(required = false) @Nullable DeadLetterState state,
            @RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "50") int limit) {
        var max = Math.clamp(limit, 1, PAGE_MAX);
        var items = rows.page(new DeadLetterFilter(reader, kind, orderId, state), cursor, max);
        return new DeadLetterPage(items, items.size() < max ? null : String.valueOf(items.getLast().id()));
    }

    @GetMapping("/summary")
    DeadLetterSummary summary() {
        return new DeadLetterSummary(rows.summary());
    }

    @GetMapping("/{id}")
    ResponseEntity<?> look(@PathVariable long id, HttpServletRequest caller) {
        return answer(id, desk.open(id, caller.isUserInRole("OPERATOR") || caller.isUserInRole("ADMIN")));
    }

    @PostMapping("/{id}/redrive")
    ResponseEntity<?> redriveOne(@PathVariable long id, HttpServletRequest caller) {
        try {
            return answer(id, redrive.one(id, String.valueOf(caller.getRemoteUser())));
        } catch (RuntimeException e) {
            if (!PassingFailure.is(e)) throw e;
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE",
                            "database or registry are busy or away; the dead letter is as it was; try again"));
        }
    }

    @PostMapping("/redrive")
    RedriveReport redriveSeveral(@Valid @RequestBody RedriveRequest request, HttpServletRequest caller) {
        var several = redrive.several(request.filter(), request.afterOrStart(), request.limitOrDefault(),
                String.valueOf(caller.getRemoteUser()));
        var done = several.done();
        var mended = done.stream().filter(Redriven::isMended).count();
        var next = several.more() && !done.isEmpty() ? String.valueOf(done.getLast().id()) : null;
        return new RedriveReport(done, mended, done.size() - mended, next, several.stoppedBy());
    }

    private static ResponseEntity<?> answer(long id, Optional<?> found) {
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Problems.of(HttpStatus.NOT_FOUND, "UNKNOWN_DEAD_LETTER",
                                "there is no dead letter %d".formatted(id)));
    }

    record DeadLetterPage(List<DeadLetterView> items, @Nullable String next) {}

    record DeadLetterSummary(List<DeadLetterRows.Group> groups) {}

    /**
     * @param next what to send as {@code after} to go on, if there may be others left
     * @param stoppedBy a failure that time mends, and that ended this early
     */
    record RedriveReport(List<Redriven> items, long redriven, long failed, @Nullable String next,
            @Nullable String stoppedBy) {}
}
