package io.waybill.orders.jobs;

import io.waybill.orders.jobs.JobResult.Outcome;
import io.waybill.orders.jobs.JobResult.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The orders of jobs as rows, one statement whatever their number. */
final class JobResults {

    private static final String ADD = """
            insert into job_order (job_id, order_id, outcome, problem_kind, problem_detail, problem_legal)
            select :job, order_id, outcome, kind, detail, legal::json
              from unnest(:ids, :outcomes, cast(:kinds as text[]), cast(:details as text[]), cast(:legals as text[]))
                   as t (order_id, outcome, kind, detail, legal)""";

    private static final String SAVE = """
            update job_order o
               set outcome = t.outcome, problem_kind = t.kind, problem_detail = t.detail, problem_legal = t.legal::json
              from unnest(:ids, :outcomes, cast(:kinds as text[]), cast(:details as text[]), cast(:legals as text[]))
                   as t (order_id, outcome, kind, detail, legal)
             where o.job_id = :job and o.order_id = t.order_id""";

    private static final String PENDING = """
            select order_id from job_order where job_id = :job and outcome = 'PENDING' order by order_id limit :limit""";

    private static final String LIST = """
            select order_id, outcome, problem_kind, problem_detail, problem_legal from job_order
             where job_id = :job and order_id > :after and (cast(:outcome as text) is null or outcome = :outcome)
             order by order_id limit :limit""";

    private final JdbcClient jdbc;

    JobResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long job, List<JobResult> results) {
        bind(ADD, job, results).update();
    }

    void save(long job, List<JobResult> results) {
        if (!results.isEmpty()) bind(SAVE, job, results).update();
    }

    List<String> pending(long job, int limit) {
        return jdbc.sql(PENDING).param("job", job).param("limit", limit).query(String.class).list();
    }

    boolean isPending(long job, String orderId) {
        return jdbc.sql("select 1 from job_order where job_id = :job and order_id = :order and outcome = 'PENDING'")
                .param("job", job)
                .param("order", orderId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<JobResult> list(long job, @Nullable Outcome outcome, String after, int limit) {
        return jdbc.sql(LIST)
                .param("job", job)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    private StatementSpec bind(String sql, long job, List<JobResult> results) {
        return jdbc.sql(sql)
                .param("job", job)
                .param("ids", texts(results, JobResult::orderId))
                .param("outcomes", texts(results, result -> result.outcome().name()))
                .param("kinds", texts(results, ofProblem(Problem::kind)))
                .param("details", texts(results, ofProblem(Problem::detail)))
                .param("legals", texts(results, ofProblem(problem -> JsonMapper.shared()
                        .writeValueAsString(problem.legal()))));
    }

    private static Function<JobResult, @Nullable String> ofProblem(Function<Problem, String> part) {
        return result -> result.problem() == null ? null : part.apply(result.problem());
    }

    private static @Nullable String[] texts(List<JobResult> results, Function<JobResult, @Nullable String> column) {
        return results.stream().map(column).toArray(String[]::new);
    }

    private static JobResult read(ResultSet row) throws SQLException {
        var kind = row.getString("problem_kind");
        var problem = kind == null
                ? null
                : new Problem(kind, row.getString("problem_detail"), List.of(JsonMapper.shared()
                        .readValue(row.getString("problem_legal"), String[].class)));
        return new JobResult(row.getString("order_id"), Outcome.valueOf(row.getString("outcome")), problem);
    }
}
