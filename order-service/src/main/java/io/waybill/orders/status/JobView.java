package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.kit.web.Problems;
import io.waybill.orders.jobs.Job;
import io.waybill.orders.jobs.JobResult;
import io.waybill.orders.order.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A job as callers see it. Each of its orders is granted, refused or pending. */
@Schema(name = "Job")
record JobView(String id, String command, String by, Instant createdAt, Job.State state, int orders, int granted,
        int refused, int pending, @Nullable Instant finishedAt) {

    static JobView of(Job job) {
        return new JobView(String.valueOf(job.id()), job.command(), job.by(), job.createdAt(), job.state(),
                job.orders(), job.granted(), job.refused(), job.pending(), job.finishedAt());
    }

    @Schema(name = "Jobs")
    record Page(List<JobView> items, @Nullable String next) {}

    /** {@code problem} says why not, in the form in which a single command would be answered. */
    @Schema(name = "JobResult")
    record Result(String orderId, JobResult.Outcome outcome, @Nullable ProblemDetail problem) {

        static Result of(JobResult result) {
            var problem = result.problem();
            return new Result(result.orderId(), result.outcome(), problem == null
                    ? null
                    : problem(result.orderId(), problem));
        }

        private static ProblemDetail problem(String orderId, JobResult.Problem problem) {
            return Arrays.stream(Refusal.Kind.values())
                    .filter(kind -> kind.name().equals(problem.kind()))
                    .findFirst()
                    .map(kind -> ProblemAnswers.problem(orderId, new Refusal(kind, problem.detail(), problem.legal())))
                    .orElseGet(() -> beside(orderId, problem));
        }

        /** What is no refusal, or one that only newer code knows. */
        private static ProblemDetail beside(String orderId, JobResult.Problem problem) {
            var status = switch (problem.kind()) {
                case JobResult.Problem.TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                case JobResult.Problem.UNEXPECTED -> HttpStatus.INTERNAL_SERVER_ERROR;
                default -> HttpStatus.CONFLICT;
            };
            var answer = Problems.of(status, problem.kind(), problem.detail());
            answer.setProperty("orderId", orderId);
            return answer;
        }
    }

    @Schema(name = "JobResults")
    record ResultPage(List<Result> items, @Nullable String next) {}
}
