package io.waybill.kit.replay;

import io.waybill.kit.replay.ReplayAnswer.Accepted;
import io.waybill.kit.replay.ReplayAnswer.BrokersAway;
import io.waybill.kit.replay.ReplayAnswer.Busy;
import io.waybill.kit.replay.ReplayAnswer.Impossible;
import io.waybill.kit.replay.ReplayAnswer.NotReplayable;
import io.waybill.kit.web.Problems;
import io.waybill.kit.web.Problems.InvalidField;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Replays for operators, who may try them out, and for admins, who may run them. */
@RestController
class ReplaysEndpoint {

    private static final int PAGE_MAX = 200;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ReplayDesk desk;
    private final ReplayStore store;
    private final ReplayReport report;

    ReplaysEndpoint(ReplayDesk desk, ReplayStore store, ReplayReport report) {
        this.desk = desk;
        this.store = store;
        this.report = report;
    }

    @PostMapping("/api/ops/replays")
    ResponseEntity<?> ask(@Valid @RequestBody ReplayRequest request, HttpServletRequest caller) {
        var by = String.valueOf(caller.getRemoteUser());
        if (request.isReal() && !caller.isUserInRole("ADMIN")) {
            return refused(HttpStatus.FORBIDDEN, "NOT_ALLOWED",
                    "%s may only try a replay out, with dryRun true; an admin may run it".formatted(by));
        }
        return switch (desk.take(request, by)) {
            case Accepted(var replay) -> ResponseEntity.accepted()
                    .location(URI.create("/api/ops/replays/" + replay.id()))
                    .body(report.find(replay.id()));
            case NotReplayable(var topic, var replayable) -> notReplayable(topic, replayable);
            case Impossible(var field, var detail) -> ResponseEntity.badRequest()
                    .body(Problems.invalid(HttpStatus.BAD_REQUEST, List.of(new InvalidField(field, detail))));
            case Busy(var detail) -> refused(HttpStatus.CONFLICT, "REPLAY_RUNNING", detail);
            case BrokersAway(var error) -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE",
                            "the range could not be asked of the brokers (%s); try again".formatted(error)));
        };
    }

    @GetMapping("/api/ops/replays")
    ReplayPage list(@RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var max = Math.clamp(limit, 1, PAGE_MAX);
        var items = report.page(cursor == null ? Long.MAX_VALUE : cursor, max);
        return new ReplayPage(items, items.size() < max ? null : String.valueOf(items.getLast().id()), desk.topics());
    }

    @GetMapping("/api/ops/replays/{id}")
    ResponseEntity<?> look(@PathVariable long id) {
        var found = report.find(id);
        return found.isPresent() ? ResponseEntity.ok(found.get()) : unknown(id);
    }

    @PostMapping("/api/ops/replays/{id}/cancel")
    ResponseEntity<?> cancel(@PathVariable long id) {
        var cancelled = store.cancel(id);
        var found = report.find(id);
        if (found.isEmpty()) return unknown(id);
        return cancelled
                ? ResponseEntity.ok(found.get())
                : refused(HttpStatus.CONFLICT, "REPLAY_ENDED", "replay %d is %s already".formatted(id,
                        found.get().state()));
    }

    private static ResponseEntity<ProblemDetail> unknown(long id) {
        return refused(HttpStatus.NOT_FOUND, "UNKNOWN_REPLAY", "there is no replay %d".formatted(id));
    }

    private static ResponseEntity<ProblemDetail> notReplayable(String topic, List<String> replayable) {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, "TOPIC_NOT_REPLAYABLE",
                "no listener here reads %s; these topics can be replayed: %s".formatted(topic,
                        String.join(", ", replayable)));
        problem.setProperty("topics", replayable);
        return ResponseEntity.badRequest().body(problem);
    }

    private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String kind, String detail) {
        return ResponseEntity.status(status).body(Problems.of(status, kind, detail));
    }

    /** @param topics that can be replayed here */
    record ReplayPage(List<ReplayView> items, @Nullable String next, List<String> topics) {}
}
